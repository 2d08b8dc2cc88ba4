import { it } from 'vitest'
import { testEngine, type EngineFixture } from '@orion-harness/core/testkit/engine-conformance'
import { llamaCppEngine } from './llama-cpp-engine.ts'
import { literalGrammar as toGrammar, request, userMessage } from './test-support/run.ts'
import { talkativeModelFile } from './test-support/tiny-model.ts'

const model = talkativeModelFile('All work and no play makes a dull reply. ')
const long = (variant = 0) => request(userMessage(`Talk${' more'.repeat(variant)}.`))
const can = { exactCounts: true, prefixReuse: true, seed: true } as const
const cannot = { nativeTools: false, nativeReasoning: false } as const
/** `ORION_ISOLATE=1` runs every case in a child process of its own: some minutes instead of seconds. */
const isolate = process.env['ORION_ISOLATE'] === '1' && { execArgv: ['--conditions=@orion-harness/source'] }
const settings = { model, gpu: false, threads: 1, batchSize: 64, concurrency: 2, toGrammar, isolate } as const
const scenes: EngineFixture['scenes'] = {
  long,
  longer: () => request([...userMessage('Talk.'), { kind: 'content', text: 'All right.' }]),
  says: (text) => ({
    request: { ...long(), constraint: { jsonSchema: { const: text } }, maxTokens: 3000 },
    text,
  }),
  slowPrompt: () => request(userMessage('word '.repeat(700))),
  overflow: () => request(userMessage('word '.repeat(2000))),
  controlToken: '<|im_start|>',
  seam: ['hel', 'lo the and'],
}
testEngine(it, {
  name: 'llama.cpp',
  supports: { inputs: ['prompt'], constraints: ['calls', 'json-schema'], concurrency: 2, ...can, ...cannot },
  scenes,
  create: () => llamaCppEngine(settings),
})
