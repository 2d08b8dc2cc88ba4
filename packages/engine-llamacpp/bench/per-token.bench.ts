import { talkativeModelFile } from '../src/test-support/tiny-model.ts'
import { measurePerToken } from './per-token-run.ts'

const model = process.argv[2] ?? talkativeModelFile('talk ')
const result = await measurePerToken(model, 150, 60)
const baseline = result.evaluateAndText
for (const name of ['evaluate', 'evaluateAndText', 'engine', 'chatSession'] as const) {
  const microseconds = (result[name] * 1000).toFixed(0).padStart(6)
  console.log(`${name.padEnd(16)} ${microseconds} µs per token  ${(result[name] / baseline).toFixed(3)}`)
}
