import type { ToolSpec } from '@orion-harness/core'
import { makeFacts } from './facts.ts'
import type { Fact } from './facts.ts'
import { reminderSeed } from './reminders.ts'
import type { Scene } from './scene.ts'
import type { Source } from './source.ts'
import { carriedSummary } from './summary-turn.ts'
import { calculatorSpec, clockSpec, idleToolSpec, newToolSpec } from './tool-specs.ts'
import { inventWord, personName, sentence } from './values.ts'
import { capitalise, fill, lines } from './wording.ts'

export interface SceneOptions {
  /** Share of calls written in another form than the template's. Default 0. */
  readonly drift?: number
  /** Which tools are offered. Default: mostly both, now and then one, none, or others beside them. */
  readonly tools?: 'usual' | 'both' | 'none' | 'new'
  /** Facts carried in by a summary. Default 0. */
  readonly carried?: number
  /** Whether the system message tells of reminders, as the harness's does. Default: now and then. */
  readonly seeded?: boolean
}

/** An empty conversation: instructions, tools, and what a summary carries in. */
export function openScene(source: Source, options: SceneOptions = {}): Scene {
  const { drift = 0, tools = 'usual', carried = 0, seeded = source.chance(0.22) } = options
  const facts = new Map<string, Fact>(makeFacts(source, carried).map((fact) => [fact.about, fact]))
  const system = [
    source.chance(0.4) ? makeInstructions(source) : '',
    seeded ? reminderSeed : '',
    carried === 0 ? '' : carriedSummary(source, { facts }),
  ]
  return {
    source,
    drift,
    facts,
    system: system.filter((part) => part !== '').join('\n\n'),
    tools: makeTools(source, tools),
    turns: [],
  }
}

function makeInstructions(source: Source): string {
  const count = source.weighted([
    [1, 7],
    [2, 2],
    [4, 1],
  ])
  const slots = { n: personName(source), x: capitalise(inventWord(source)) }
  const sentences = Array.from({ length: count }, () =>
    source.chance(0.1) ? sentence(source) : fill(source.choose(instructions), slots),
  )
  return [...new Set(sentences)].join(source.pick([' ', '\n']))
}

function makeTools(source: Source, kind: NonNullable<SceneOptions['tools']>): readonly ToolSpec[] {
  if (kind === 'none') return []
  if (kind === 'both') return source.shuffled([calculatorSpec(source), clockSpec(source)])
  const names =
    kind === 'new'
      ? source.pick([[], ['calculator'], ['clock'], ['calculator', 'clock'], ['calculator', 'clock']])
      : source.weighted([
          [['calculator', 'clock'], 74],
          [['calculator'], 4],
          [['clock'], 4],
          [[], 18],
        ])
  const known = names.map((name) => (name === 'calculator' ? calculatorSpec(source) : clockSpec(source)))
  const others =
    kind === 'new'
      ? Array.from({ length: source.pick([1, 1, 2, 3]) }, () => newToolSpec(source))
      : source.chance(names.length === 0 ? 0.15 : 0.2)
        ? Array.from({ length: source.pick([1, 1, 2]) }, () => idleToolSpec(source))
        : []
  const all = source.shuffled([...known, ...others])
  return all.filter(({ name }, index) => all.findIndex((tool) => tool.name === name) === index)
}

const instructions = lines(`
You are a helpful assistant.
You are a helpful assistant. Be brief.
You are {n}, a friendly assistant.
Answer briefly.
You are a test assistant.
You help the user with small tasks.
Be polite and short.
You are a kind assistant.
You are an agent running in a terminal.
You are an assistant inside an app called {x}.
You are a careful assistant. Use tools when they help.
Today you work for {x}.
You are a chat bot.
Keep answers short. Do not make things up.
You are {n}. You work at {x}. Help the user.
You are a helpful assistant. Answer in short sentences.
The user prefers short answers.
Follow the instructions of the user.
Use the tools if needed.
You are a personal assistant.
Be friendly.
You are the assistant of {n}.
Help the user of {x}.
You are an assistant on the user's own computer.
You are a respectful, honest and helpful assistant. Give the best answer you can.
If you do not know something, say so, and do not make up an answer.
If a question makes no sense, explain why.
Never share wrong information. Be honest about what you cannot do.
You are a helpful and harmless assistant. Think before you answer.
Always answer in the language of the user.
Ask when something is not clear. Do not guess.
Do what the user asks, and nothing else.
`)
