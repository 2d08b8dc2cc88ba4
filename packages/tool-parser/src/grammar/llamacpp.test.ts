import * as fc from 'fast-check'
import {
  getLlama,
  LlamaGrammarEvaluationState,
  LlamaLogLevel,
  type Llama,
  type LlamaModel,
} from 'node-llama-cpp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { JsonObject } from '@orion-harness/core'
import { callLayouts } from './call-layouts.ts'
import { constrainCalls } from './constrain-calls.ts'
import { schemaToGbnf } from './schema-to-gbnf.ts'
import { beginsGbnf, matchesGbnf } from '../testing/gbnf-matcher.ts'
import { hostileTools } from '../testing/hostile-tools.ts'
import { parseGbnf } from '../testing/parse-gbnf.ts'
import { schemaCases } from '../testing/schema-arbitrary.ts'
import { isValid } from '../testing/schema-validator.ts'

const modelPath = decodeURIComponent(
  new URL('../../../demo-model/model/demo-model.gguf', import.meta.url).pathname,
)

let llama: Llama
let model: LlamaModel

beforeAll(async () => {
  llama = await getLlama({
    gpu: false,
    build: 'never',
    skipDownload: true,
    progressLogs: false,
    maxThreads: 1,
    logLevel: LlamaLogLevel.disabled,
  })
  model = await llama.loadModel({ modelPath, gpuLayers: 0 })
})

afterAll(async () => {
  await llama.dispose()
})

test.each(Object.keys(callLayouts))('llama.cpp takes the grammar of %s', async (callFormat) => {
  const [constraint] = constrainCalls({ tools: hostileTools, callFormat })
  await expect(llama.createGrammar({ grammar: constraint?.grammar ?? '' })).resolves.toBeDefined()
})

test('llama.cpp takes the grammar of any schema', async () => {
  await fc.assert(
    fc.asyncProperty(schemaCases, async ({ schema }) => {
      const { grammar } = schemaToGbnf(typeof schema === 'boolean' ? {} : (schema as JsonObject))
      await expect(llama.createGrammar({ grammar: grammar ?? '' })).resolves.toBeDefined()
    }),
    { numRuns: 100 },
  )
})

test('llama.cpp refuses a grammar that is none, so that taking one says something', async () => {
  await expect(llama.createGrammar({ grammar: 'root ::= missing' })).rejects.toThrow(
    'Failed to parse grammar',
  )
})

interface Sample {
  readonly text: string
  /** False when it was cut at the token limit. */
  readonly isComplete: boolean
}

async function* constrainedTexts(open: string, grammarText: string): AsyncGenerator<Sample> {
  const context = await model.createContext({ contextSize: 1024, sequences: 1, threads: 1 })
  const sequence = context.getSequence()
  const grammar = await llama.createGrammar({ grammar: grammarText })
  const prompt = model.tokenize(`<|im_start|>assistant\n${open}`, true)
  for (let seed = 1; seed <= 2; seed += 1) {
    await sequence.clearHistory()
    const state = new LlamaGrammarEvaluationState({ model, grammar })
    const tokens = []
    for await (const token of sequence.evaluate(prompt, {
      temperature: 1.6,
      seed,
      grammarEvaluationState: state,
    })) {
      tokens.push(token)
      if (tokens.length === mostTokens) break
    }
    yield { text: model.detokenize(tokens, true), isComplete: tokens.length < mostTokens }
  }
  await context.dispose()
}

const mostTokens = 300

test.each(['hermes', 'mistral-v11', 'qwen-xml', 'command-r7b'])(
  'at a high temperature a model constrained to %s never leaves the grammar',
  async (callFormat) => {
    const [constraint] = constrainCalls({ tools: hostileTools, callFormat })
    const rules = parseGbnf(constraint?.grammar ?? '')
    let samples = 0
    for await (const { text, isComplete } of constrainedTexts(
      constraint?.open ?? '',
      constraint?.grammar ?? '',
    )) {
      samples += 1
      const isAllowed = isComplete ? matchesGbnf(rules, text) : beginsGbnf(rules, text)
      expect([text, isAllowed]).toEqual([text, true])
    }
    expect(samples).toBe(2)
  },
)

test('the arguments of a constrained call fit the schema of its tool', async () => {
  const schemas = new Map(hostileTools.map((tool) => [tool.name, tool.parameters]))
  const [hermes] = constrainCalls({ tools: hostileTools, callFormat: 'hermes' })
  let complete = 0
  for await (const { text, isComplete } of constrainedTexts(hermes?.open ?? '', hermes?.grammar ?? '')) {
    if (!isComplete) continue
    complete += 1
    const call = JSON.parse(text.slice(0, text.indexOf('</tool_call>'))) as {
      name: string
      arguments: JsonObject
    }
    const schema = schemas.get(call.name)
    expect([call, schema !== undefined && isValid(schema, call.arguments, schema)]).toEqual([call, true])
  }
  expect(complete).toBeGreaterThanOrEqual(1)
})
