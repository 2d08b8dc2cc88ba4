import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

/** The README's second command, as a user runs it: a real model calls a real tool and answers. */
const run = promisify(execFile)
const { stdout } = await run(process.execPath, [
  '--conditions=@orion-harness/source',
  'apps/playground/src/chat/main.ts',
  'What is 12 * 7?',
])
const wanted = [/calculator\(expression: "12 ?\* ?7"\) → /, /\b84\b/, /tokens\/s/, /prefix reused/]
const missing = wanted.filter((pattern) => !pattern.test(stdout))
for (const pattern of missing) console.log(`The output does not have ${String(pattern)}.`)
if (missing.length > 0) console.log(stdout)
console.log(`» ${stdout.trim().replaceAll('\n', ' | ')}`)
process.exitCode = missing.length === 0 ? 0 : 1
