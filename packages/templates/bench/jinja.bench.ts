import { compareSpeed, measureGrowth, summarize } from './speed.ts'
import { officialTemplate, officialTemplates } from '../test/official-templates.ts'

const rows = compareSpeed(officialTemplates(), 30)
for (const { template, parse, render } of rows) {
  const ratio = (pair: { readonly ours: number; readonly theirs: number }): string =>
    `${pair.ours.toFixed(0)} / ${pair.theirs.toFixed(0)} = ${(pair.ours / pair.theirs).toFixed(2)}`
  console.log(`${template.padEnd(50)} parse ${ratio(parse).padEnd(22)} render ${ratio(render)}`)
}
const summary = summarize(rows)
console.log(`\nours / @huggingface/jinja, median of ${summary.templates} templates:`)
console.log(`parse ${summary.parse.toFixed(2)}, render with provenance ${summary.render.toFixed(2)}`)

const turns = [10, 100, 1000]
console.log(`\nGrowth at ${turns.join(', ')} turns, microseconds per turn:`)
for (const key of [
  'Qwen-Qwen3-0.6B',
  'meta-llama-Llama-3.1-8B-Instruct',
  'google-gemma-4-31B-it',
  'openai-gpt-oss-120b',
]) {
  const source = officialTemplate(key)
  const times = measureGrowth(source, turns, 10)
  console.log(
    `${key.padEnd(36)} ${times.map((time, index) => (time / (turns[index] ?? 1)).toFixed(1)).join(', ')}`,
  )
}
