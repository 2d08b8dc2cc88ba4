import { talkativeModelFile } from '../src/test-support/tiny-model.ts'
import { measureResponsiveness } from './responsiveness-run.ts'

const { loop, added, tokens } = await measureResponsiveness(
  process.argv[2] ?? talkativeModelFile('talk '),
  2000,
)
const show = (values: Readonly<Record<string, number>>) =>
  Object.entries(values)
    .map(([name, value]) => `${name} ${value.toFixed(3)} ms`)
    .join('  ')
console.log(`${tokens} tokens`)
console.log(`event loop delay: ${show(loop)}`)
console.log(`added between tokens: ${show(added)}`)
