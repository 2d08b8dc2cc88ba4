import { expect, test } from 'vitest'
import { toolCallParser } from '../../packages/tool-parser/src/index.ts'
import type { Corpus, CorpusCase } from './corpus.ts'
import { scoreToolCalls } from './score.ts'

const bash = { name: 'bash', arguments: { command: 'ls' } }
const tag = (body: string): string => `<tool_call>\n${body}\n</tool_call>`

function one(id: string, text: string, rest: Partial<CorpusCase> = {}): CorpusCase {
  return {
    id,
    text,
    finish: 'stop',
    format: 'hermes',
    startsInReasoning: false,
    calls: [],
    wantsError: false,
    ...rest,
  }
}

const corpus: Corpus = {
  tools: [
    {
      name: 'bash',
      description: 'Runs a command.',
      parameters: { type: 'object', properties: { command: { type: 'string' } }, required: ['command'] },
    },
  ],
  malformed: [
    one('right', tag("{'name': 'bash', 'arguments': {'command': 'ls'}}"), { calls: [bash] }),
    one('another call than expected', tag('{"name": "bash", "arguments": {"command": "pwd"}}'), {
      calls: [bash],
    }),
    one('an error as wanted', tag('{"name": "bash", "arguments": {}}'), { wantsError: true }),
    one('an error wanted and a call found', tag(JSON.stringify(bash)), { wantsError: true }),
    one('an error wanted and prose found', 'ls', { wantsError: true }),
  ],
  lookalikes: [one('quiet', `\`${tag('{}')}\``), one('fires', tag(JSON.stringify(bash)))],
  wellformed: [
    one('exact', tag(JSON.stringify(bash)), { calls: [bash] }),
    one('wrong', 'ls', { calls: [bash] }),
  ],
}

test('what is right counts and everything else is named', () => {
  expect(scoreToolCalls(corpus, toolCallParser())).toEqual({
    malformed: {
      recovered: 2,
      total: 5,
      missed: [
        'another call than expected',
        'an error wanted and a call found',
        'an error wanted and prose found',
      ],
    },
    lookalikes: { fired: ['fires'], total: 2 },
    wellformed: { exact: 1, total: 2, wrong: ['wrong'] },
  })
})

test('a reader whose calls depend on how the text was split scores nothing', () => {
  const parser = toolCallParser()
  const score = scoreToolCalls(corpus, {
    open: (input) => {
      const reader = parser.open(input)
      let pushes = 0
      return {
        push: (text) => {
          pushes += 1
          return pushes > 3 ? [] : reader.push(text)
        },
        finish: (reason) => reader.finish(reason),
      }
    },
  })
  expect(score.wellformed.exact).toBe(0)
  expect(score.malformed.recovered).toBe(0)
})
