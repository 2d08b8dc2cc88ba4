import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseGoldens, scoreGoldens } from '../packages/templates/bench/goldens.ts'
import { templateSources } from '../packages/templates/bench/template-sources.ts'

const { values } = parseArgs({ options: { goldens: { type: 'string' } } })
if (values.goldens === undefined) {
  console.error('Usage: pnpm score:templates --goldens FILE')
  process.exit(2)
}

const sources = new Map((await templateSources()).map(({ key, source }) => [key, source]))
console.log(
  JSON.stringify(scoreGoldens(parseGoldens(readFileSync(values.goldens, 'utf8')), sources), undefined, 2),
)
