import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { compareWithOfficial, deriveLayout } from '../../packages/templates/src/testkit/index.ts'
import { exportName, familySource, testSource, withExport, withFamily } from './family-source.ts'
import { readOfficial } from './read-official.ts'

const usage =
  'Usage: pnpm new:template NAME --from FILE (template.jinja, tokenizer_config.json or model.gguf)'
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { from: { type: 'string' }, bos: { type: 'string' }, eos: { type: 'string' } },
})
const [name] = positionals
if (name === undefined || values.from === undefined || !/^[a-z][a-z0-9]*([-.][a-z0-9]+)*$/.test(name)) {
  console.error(usage)
  process.exit(2)
}

const source = join(import.meta.dirname, '..', '..', 'packages', 'templates', 'src')
const folder = join(source, 'families', name)
if (existsSync(folder)) {
  console.error(`${folder} is there already.`)
  process.exit(2)
}

const read = readOfficial(values.from)
const bosToken = values.bos ?? read.bosToken
const eosToken = values.eos ?? read.eosToken
const tokens = {
  ...(bosToken === undefined ? {} : { bosToken }),
  ...(eosToken === undefined ? {} : { eosToken }),
}
const official = { source: read.source, ...tokens }
const derived = deriveLayout(official)
if (derived === undefined) {
  console.error(
    'Its turns are not an opening, the text and a closing: write the family by hand, as docs/new-template.md shows.',
  )
  process.exit(1)
}

mkdirSync(join(folder, '__fixtures__'), { recursive: true })
const file = join(folder, `${name}.ts`)
writeFileSync(join(folder, '__fixtures__', 'official.jinja'), official.source)
writeFileSync(file, familySource(name, derived))
writeFileSync(join(folder, `${name}.test.ts`), testSource(name, tokens))
const families = join(source, 'families', 'families.ts')
const index = join(source, 'index.ts')
writeFileSync(families, withFamily(readFileSync(families, 'utf8'), name))
writeFileSync(index, withExport(readFileSync(index, 'utf8'), name))
execFileSync('pnpm', ['exec', 'oxfmt', folder, families, index], { stdio: 'ignore' })

const { [exportName(name)]: template } = await import(pathToFileURL(file).href)
const results = compareWithOfficial({ template, official })
for (const result of results) {
  if (result.outcome !== 'different') continue
  const { at, before, left, right } = result.difference
  console.log(`"${result.conversation}" differs at character ${at}, after ${JSON.stringify(before)}:`)
  console.log(`  official ${JSON.stringify(left)}\n  this     ${JSON.stringify(right)}`)
}
const count = (outcome: string): number => results.filter((result) => result.outcome === outcome).length
console.log(
  `${folder}: ${count('equal')} conversations equal, ${count('different')} different, ${count('not comparable')} not comparable.`,
)
if (derived.callFormat !== null)
  console.log(`The official template writes calls in the format ${derived.callFormat}.`)
console.log(
  `Next: pnpm exec vitest run ${name}. Keep __fixtures__/official.jinja only if its licence allows.`,
)
