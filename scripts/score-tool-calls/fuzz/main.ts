import { parseArgs } from 'node:util'
import { fuzzOnce } from '../../../packages/tool-parser/src/testing/fuzz-reader.ts'

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    seed: { type: 'string', default: '1' },
    failures: { type: 'string', default: '5' },
  },
})
const runs = Number(values.runs)
const first = Number(values.seed)
const most = Number(values.failures)
let failed = 0
let done = 0
for (let seed = first; seed < first + runs && failed < most; seed += 1) {
  const failure = fuzzOnce(seed)
  done += 1
  if (failure === undefined) continue
  failed += 1
  process.stdout.write(`${JSON.stringify(failure, null, 2)}\n`)
}
process.stdout.write(`${JSON.stringify({ runs: done, failed })}\n`)
process.exitCode = failed === 0 ? 0 : 1
