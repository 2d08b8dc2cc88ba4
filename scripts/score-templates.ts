import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { parseGoldens, scoreGoldens } from '../packages/templates/bench/goldens.ts'
import { officialTemplates } from '../packages/templates/test/official-templates.ts'

const { values } = parseArgs({ options: { goldens: { type: 'string' } } })
if (values.goldens === undefined) {
  console.error('Usage: pnpm score:templates --goldens FILE')
  process.exit(2)
}

console.log(
  JSON.stringify(
    scoreGoldens(parseGoldens(readFileSync(values.goldens, 'utf8')), officialTemplates()),
    undefined,
    2,
  ),
)
