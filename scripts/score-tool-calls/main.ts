import { parseArgs } from 'node:util'
import { toolCallParser } from '../../packages/tool-parser/src/index.ts'
import { readCorpus } from './corpus.ts'
import { scoreToolCalls } from './score.ts'

const { values } = parseArgs({ options: { corpus: { type: 'string', multiple: true } } })
const paths = values.corpus ?? []
if (paths.length === 0) {
  process.stderr.write('Usage: pnpm score:tool-calls --corpus FILE [--corpus FILE …]\n')
  process.exitCode = 2
} else {
  const score = scoreToolCalls(readCorpus(paths), toolCallParser())
  process.stdout.write(`${JSON.stringify(score, null, 2)}\n`)
}
