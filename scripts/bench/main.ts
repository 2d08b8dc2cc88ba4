import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'

/** Runs every benchmark, or those whose path contains one of the arguments. Each prints ratios to its own baseline. */
const wanted = process.argv.slice(2)
const benches = ['packages', 'apps']
  .flatMap((group) =>
    readdirSync(group, { recursive: true, encoding: 'utf8' }).map((path) => `${group}/${path}`),
  )
  .filter((path) => /^\w+\/[\w-]+\/bench\/[\w-]+\.bench\.ts$/.test(path))
  .filter((path) => wanted.length === 0 || wanted.some((part) => path.includes(part)))
  .sort()
let failed = 0
for (const bench of benches) {
  console.log(`\n# ${bench}\n`)
  const args = ['--expose-gc', '--conditions=@orion-harness/source', bench]
  if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) failed++
}
if (benches.length === 0) console.log(`No benchmark matches ${wanted.join(', ')}.`)
process.exitCode = failed === 0 && benches.length > 0 ? 0 : 1
