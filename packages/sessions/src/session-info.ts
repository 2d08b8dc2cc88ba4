import { open } from 'node:fs/promises'
import type { FileHandle } from 'node:fs/promises'
import { HarnessError, conversationFromJsonLines, isHarnessError } from '@orion-harness/core'
import type { SessionInfo } from '@orion-harness/core'
import { hasCode } from './has-code.ts'
import { readSessionHeader } from './session-header.ts'
import { titleFrom } from './session-title.ts'

/** Bytes of the first read: the header and most first messages. */
const firstReadBytes = 8_192

/**
 * What a list shows of a file, from its first lines. Undefined for one that is no session, that is gone, or that cannot
 * be read; of the last `onError` is told, with `SESSION_CORRUPT`.
 */
export async function readSessionInfo(
  path: string,
  onError: (error: HarnessError) => void,
): Promise<SessionInfo | undefined> {
  try {
    return await readInfo(path)
  } catch (cause) {
    if (!hasCode(cause, 'ENOENT')) onError(unlisted(path, cause))
    return undefined
  }
}

async function readInfo(path: string): Promise<SessionInfo | undefined> {
  const file = await open(path, 'r')
  try {
    const stats = await file.stat()
    if (!stats.isFile()) return undefined
    const header = readSessionHeader((await readLines(file, 1))[0] ?? '')
    if (header === undefined) return undefined
    return {
      ...header,
      title: header.title || titleOf(await readLines(file, 3)),
      updatedAt: stats.mtimeMs,
      sizeBytes: stats.size,
    }
  } finally {
    await file.close()
  }
}

/** The first lines of a file, reading little more than they need. */
async function readLines(file: FileHandle, count: number): Promise<readonly string[]> {
  for (let length = firstReadBytes; ; length *= 4) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0)
    const lines = buffer.toString('utf8', 0, bytesRead).split('\n')
    if (lines.length > count || bytesRead < length) return lines.slice(0, count)
  }
}

/** The title that the conversation gives; empty where its first entry is damaged. */
function titleOf([, ...lines]: readonly string[]): string {
  try {
    return titleFrom(conversationFromJsonLines(lines.join('\n')).conversation.entries[0])
  } catch {
    return ''
  }
}

function unlisted(path: string, cause: unknown): HarnessError {
  const known = isHarnessError(cause) ? cause : undefined
  return new HarnessError('SESSION_CORRUPT', `${path} is not listed. ${known?.message ?? String(cause)}`, {
    hint: known?.hint ?? 'Make the file readable, or move it out of the folder.',
    cause,
  })
}
