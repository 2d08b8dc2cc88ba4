import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { readWorkspace } from '../workspace.ts'

const run = promisify(execFile)
const checks = [
  ['publint', '--strict'],
  ['attw', '--pack', '.', '--profile', 'esm-only', '--format', 'ascii'],
] as const

const published = readWorkspace(process.cwd()).filter(({ manifest }) => manifest.private !== true)
let failed = 0
for (const { folder, manifest } of published) {
  await Promise.all(
    checks.map(async ([program, ...args]) => {
      try {
        await run(program, args, { cwd: folder })
      } catch (error) {
        failed++
        const output = error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)
        console.log(`${manifest.name}: ${program} complains.\n${output}`)
      }
    }),
  )
}
console.log(`» ${published.length} packages by publint and arethetypeswrong`)
process.exitCode = failed === 0 ? 0 : 1
