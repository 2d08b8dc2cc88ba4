import { createAgent } from '@orion-harness/core'
import type { Agent, ContextStrategy, Engine, Entry, TemplateResolver } from '@orion-harness/core'
import { scriptedEngine } from '@orion-harness/core/testkit'
import type { Dialogue, Turn } from '@orion-harness/demo-model/training'
import { ruleSet } from '@orion-harness/rules'
import { toolCallParser } from '@orion-harness/tool-parser'
import { createCallScript } from './call-script.ts'
import type { CallScript } from './call-script.ts'
import { caseParts } from './case-parts.ts'
import { caseReminders } from './case-reminders.ts'
import { scriptedTools, toolsOf } from './case-tools.ts'
import type { Outcome } from './outcome.ts'
import { replayFirst } from './replay-first.ts'

export interface CaseSetting {
  readonly engine: Engine
  readonly template: TemplateResolver
  readonly context: ContextStrategy
}

const parser = toolCallParser()

/** No right answer is nearly as long, nor is a summary of twenty facts. What is kept free for a reply is lost to memory. */
const replyTokens = 200
const summaryTokens = 400
const maxSteps = 4

/**
 * Runs the last turn of a dialogue through a whole agent at temperature 0. The turns before it are played through the
 * same agent by a scripted engine, so that the log holds what it would hold had the model said them; mistakes at the
 * start of the last turn are replayed in the same way. Throws when an earlier turn cannot be played.
 */
export async function runCase(setting: CaseSetting, dialogue: Dialogue): Promise<Outcome> {
  const { engine, template, context } = setting
  const { earlier, last, replayed, expected } = caseParts(dialogue)
  const script = createCallScript()
  const agent = createAgent({
    engine: scriptedEngine(earlier.flatMap(repliesOf), { model: { contextWindow: 1_000_000 } }),
    parser,
    instructions: dialogue.system,
    tools: scriptedTools(dialogue.tools, script),
    plugins: [...caseReminders(dialogue.turns, dialogue.system), ruleSet({ rules: [script.rule] })],
    sampling: { temperature: 0, seed: 1 },
    now: () => 0,
  })
  await playTurns(agent, script, earlier)

  const before = agent.conversation.entries.length
  const replies = replayed.map(({ written }) => written)
  const tools = toolsOf(dialogue.tools, last, script)
  script.begin({ ...last, steps: replayed })
  const replaying = replayFirst(engine, replies, () => script.begin({ ...last, steps: expected }))
  const maxTokens = last.skill === 'summary' ? summaryTokens : replyTokens
  agent.set({ engine: replaying, template, context, tools, maxTokens, maxSteps })
  const { text, reason, error } = await agent.run(last.user).result
  const ended = error?.code ?? reason
  return { text, ended, ...readEntries(agent.conversation.entries.slice(before), replies.length) }
}

function repliesOf({ steps, answer }: Turn) {
  return [...steps.map(({ written }) => written), answer].map((text) => ({
    text,
    chunkSize: text.length + 1,
  }))
}

async function playTurns(agent: Agent, script: CallScript, turns: readonly Turn[]): Promise<void> {
  for (const turn of turns) {
    script.begin(turn)
    const { reason, steps, error } = await agent.run(turn.user).result
    if (reason === 'done' && steps === turn.steps.length + 1) continue
    throw new Error(
      `The turn "${turn.user}" was not played as it is written: it ended with ${reason} after ${steps} replies.`,
      { cause: error },
    )
  }
}

function readEntries(
  entries: readonly Entry[],
  replayed: number,
): Pick<Outcome, 'calls' | 'results' | 'history'> {
  const replies = entries.filter((entry) => entry.type === 'assistant').slice(replayed)
  return {
    calls: replies.flatMap(({ calls }) =>
      calls.map(({ name, arguments: args }) => ({ name, arguments: args })),
    ),
    results: entries.flatMap((entry) => (entry.type === 'tool-result' ? [entry.result.text] : [])),
    history: historyOf(entries),
  }
}

function historyOf(entries: readonly Entry[]): Outcome['history'] {
  if (entries.some(({ type }) => type === 'summary')) return 'summarised'
  return entries.some(({ type }) => type === 'drop' || type === 'elide') ? 'dropped' : 'whole'
}
