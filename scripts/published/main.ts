import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { readWorkspace } from '../workspace.ts'

const run = promisify(execFile)
/** Each is given the file that would be published. */
const checks = [
  ['publint', '--strict'],
  ['attw', '--profile', 'esm-only', '--format', 'ascii'],
] as const

const published = readWorkspace(process.cwd()).filter(({ manifest }) => manifest.private !== true)
let failed = 0
for (const { folder, manifest } of published) {
  const packed = mkdtempSync(join(tmpdir(), 'orion-published-'))
  try {
    await run('pnpm', ['pack', '--pack-destination', packed, '--config.ignore-scripts=true'], { cwd: folder })
    const file = join(packed, readdirSync(packed)[0] ?? '')
    await Promise.all(checks.map(([program, ...args]) => check(manifest.name, program, [...args, file])))
  } finally {
    rmSync(packed, { recursive: true, force: true })
  }
}
console.log(`» ${published.length} packages by publint and arethetypeswrong`)
process.exitCode = failed === 0 ? 0 : 1

async function check(name: string, program: string, args: readonly string[]): Promise<void> {
  try {
    await run(program, args)
  } catch (error) {
    failed++
    const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
    console.log(`${name}: ${program} complains.\n${output}`)
  }
}
