import { spawn } from 'node:child_process'
import { stages } from './stages.ts'
import type { Stage } from './stages.ts'

const wanted = process.argv.slice(2)
const chosen = stages.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
if (chosen.length === 0) {
  console.error(`There is no such stage. Stages: ${stages.map(({ name }) => name).join(', ')}.`)
  process.exit(1)
}

let failed = 0
for (const stage of chosen) if (!(await passes(stage))) failed++
console.log(`${chosen.length - failed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1

/** Runs a stage and prints one line; its output only when it fails. */
async function passes({ name, command, environment }: Stage): Promise<boolean> {
  const startedAt = performance.now()
  const [program = '', ...args] = command
  const child = spawn(program, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, TURBO_TELEMETRY_DISABLED: '1', NO_COLOR: '1', ...environment },
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (output += String(data)))
  const code = await new Promise<number>((resolve) => {
    child.on('close', (exit) => resolve(exit ?? 1))
    child.on('error', (error) => {
      output += `${String(error)}\n`
      resolve(1)
    })
  })
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1).padStart(6)
  console.log(
    `${code === 0 ? '✓' : '✗'} ${name.padEnd(12)}${seconds} s${code === 0 ? summaryOf(output) : ''}`,
  )
  if (code !== 0) console.log(output)
  return code === 0
}

/** What a stage says of itself in its last line beginning with `»`, if anything. */
function summaryOf(output: string): string {
  const line = output.split('\n').findLast((candidate) => candidate.startsWith('» '))
  const tests = /Tests\s+(.*)/.exec(output)?.[1]
  const said = line?.slice(2) ?? tests
  return said === undefined ? '' : `  ${said}`
}
