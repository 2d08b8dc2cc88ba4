import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { allPeers } from './all-peers.ts'
import { asReader, scoreReader, scoreTable } from './compare-readers.ts'
import { readCorpus } from './corpus.ts'
import { orionReader } from './orion-reader.ts'
import type { Peer } from './peer.ts'

const fixtures = ['tool-call-corpus.json', 'tool-call-wellformed.json'].map((name) =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)),
)
const corpus = readCorpus(fixtures)
const list = { name: 'bash', arguments: { command: 'ls' } }
const bare = JSON.stringify(list)

function peer(name: string): Peer {
  const found = allPeers.find((one) => one.name === name)
  if (found === undefined) throw new Error(`No peer ${name}`)
  return found
}

describe('each peer reads what it is described to read', () => {
  test.each([
    ['vLLM hermes', `<tool_call>${bare}`, 1],
    ['vLLM hermes', `<tool_call>${bare}</tool_call><tool_call>{'name'}</tool_call>`, 0],
    ['vLLM llama3_json', `${bare} ${bare}`, 2],
    ['vLLM llama3_json', `${bare} {"age": 3}`, 0],
    ['vLLM mistral', `[TOOL_CALLS][${bare}]`, 1],
    ['vLLM mistral', `[TOOL_CALLS][${bare}][TOOL_CALLS][${bare}]`, 0],
    ['vLLM mistral', '[TOOL_CALLS]bash[ARGS]{"command": "ls"}', 1],
    ['vLLM pythonic', "[bash(command='ls'), get_time()]", 2],
    ['vLLM pythonic', "I call [bash(command='ls')]", 0],
    ['vLLM qwen3_coder', '<function=bash>\n<parameter=command>\nls', 1],
    ['SGLang qwen25', `<tool_call>\n${bare}\n</tool_call>`, 1],
    ['SGLang qwen25', `<tool_call>${bare}</tool_call>`, 0],
    ['SGLang llama32', `${bare};${bare}`, 2],
    ['SGLang llama32', '{"name": "rm", "parameters": {}}', 0],
    ['Ollama generic, `<tool_call>`', `<tool_call> so: {"function": ${bare}}`, 1],
    ['Ollama generic, `{`', `I say ${bare}`, 0],
    ['The Rust original', `\`\`\`json\n${bare}\n\`\`\``, 1],
    ['The Rust original', `Call ${bare}`, 0],
    ['Any object with a known name', `Call ${bare} now`, 1],
  ])('%s: %s', (name, text, count) => {
    expect(peer(name).read(text, corpus.tools)).toHaveLength(count)
  })
})

test('the table of the peers is the one the fixtures give', () => {
  const scores = allPeers.map((one) => scoreReader(asReader(one, corpus), corpus))
  const written = readFileSync(new URL('TABLE.md', import.meta.url), 'utf8').split('\n')
  for (const row of scoreTable(scores, corpus).split('\n')) expect(written).toContain(row)
})

test('our reader recovers more than any peer, and lets nothing through that it should not', () => {
  const ours = scoreReader(orionReader(corpus.tools), corpus)
  const theirs = allPeers.map((one) => scoreReader(asReader(one, corpus), corpus))
  expect(ours.malformedOfAll.right).toBeGreaterThan(
    Math.max(...theirs.map((score) => score.malformedOfAll.right)),
  )
  expect(ours.letThrough).toEqual([])
})
