import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** A program for both interpreters; the variables are JSON text, so that both read the same numbers. */
export interface Case {
  readonly source: string
  readonly variables: string
}

/** What Python's jinja2 makes of a case. */
export type Answer = { readonly text: string } | { readonly error: string; readonly message: string }

const script = fileURLToPath(new URL('jinja2_oracle.py', import.meta.url))

/** The first of `python3` and Debian's that has jinja2, with its version; undefined where there is none. */
export function findPython(): { readonly path: string; readonly version: string } | undefined {
  for (const path of ['python3', '/usr/bin/python3']) {
    const found = spawnSync(path, ['-c', 'import importlib.metadata as m; print(m.version("jinja2"))'], {
      encoding: 'utf8',
    })
    if (found.status === 0) return { path, version: found.stdout.trim() }
  }
  return undefined
}

/** Renders all cases in one Python process. Throws when it dies or takes longer than two minutes. */
export function askPython(path: string, cases: readonly Case[]): Answer[] {
  const result = spawnSync(path, ['-W', 'ignore', script], {
    input: cases.map((one) => JSON.stringify(one)).join('\n'),
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    timeout: 120_000,
  })
  if (result.status !== 0) throw new Error(`The oracle failed: ${result.stderr || String(result.error)}`)
  return result.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer)
}
