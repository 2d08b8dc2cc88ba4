import { HarnessError } from '@orion-harness/core'

/** Version of the file format, described in `docs/session-format.md`. A reader refuses a newer one. */
export const sessionFormatVersion = 1

/** The first line of a session file. */
export interface SessionHeader {
  readonly id: string
  readonly title: string
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  readonly forkedFrom?: string
}

export function writeSessionHeader({ id, title, createdAt, forkedFrom }: SessionHeader): string {
  const origin = forkedFrom === undefined ? {} : { forkedFrom }
  return JSON.stringify({ orion: 'session', version: sessionFormatVersion, id, title, createdAt, ...origin })
}

/** Reads a first line. Undefined for a file that is no session; throws `SESSION_CORRUPT` for a newer format. */
export function readSessionHeader(line: string): SessionHeader | undefined {
  const value = parse(line)
  if (typeof value !== 'object' || value === null || !('orion' in value) || value.orion !== 'session')
    return undefined
  if (!('version' in value) || value.version !== sessionFormatVersion) {
    const version = 'version' in value ? JSON.stringify(value.version) : 'none'
    throw new HarnessError(
      'SESSION_CORRUPT',
      `A session has format ${version}; this package reads ${sessionFormatVersion}.`,
      {
        hint: 'Update @orion-harness/sessions.',
      },
    )
  }
  if (!('id' in value && 'title' in value && 'createdAt' in value)) return undefined
  const { id, title, createdAt } = value
  if (typeof id !== 'string' || typeof title !== 'string' || typeof createdAt !== 'number') return undefined
  const forkedFrom =
    'forkedFrom' in value && typeof value.forkedFrom === 'string' ? value.forkedFrom : undefined
  return { id, title, createdAt, ...(forkedFrom === undefined ? {} : { forkedFrom }) }
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}
