import { toolStatistics } from '@orion-harness/core'
import type { ConversationReader, Entry, View } from '@orion-harness/core'
import type { Reminder } from './reminder.ts'

/** Tells that a tool has failed `times` times in a row. Default 3. */
export function failingTool(times = 3): Reminder {
  const failing = (conversation: ConversationReader, names: readonly string[]) =>
    names.filter((name) => (conversation.view(toolStatistics).get(name)?.failuresInARow ?? 0) >= times)
  return {
    name: 'failing-tool',
    at: 'tool-result',
    priority: 20,
    when: ({ conversation, toolNames }) => failing(conversation, toolNames).length > 0,
    text: ({ conversation, toolNames }) => {
      const statistics = conversation.view(toolStatistics)
      return [...new Set(failing(conversation, toolNames))]
        .map((name) => `${name} has failed ${statistics.get(name)?.failuresInARow} times in a row.`)
        .join(' ')
    },
  }
}

/** Tells, once a turn, that the turn has taken `steps` steps. Default 6. */
export function longTurn(steps = 6): Reminder {
  return {
    name: 'long-turn',
    at: 'tool-result',
    cooldown: 1,
    when: ({ step }) => step > steps,
    text: ({ step }) => `${step - 1} steps have gone into this message so far.`,
  }
}

/** Tells that a tool gave nothing back, so that an empty result is not taken for a failure. */
export function emptyResult(): Reminder {
  return {
    name: 'empty-result',
    at: 'tool-result',
    when: ({ conversation, toolNames }) => emptyTools(conversation, toolNames.length).length > 0,
    text: ({ conversation, toolNames }) =>
      `${emptyTools(conversation, toolNames.length).join(' and ')} ran without an error and gave nothing back.`,
  }
}

function emptyTools({ entries }: ConversationReader, count: number): readonly string[] {
  const results = entries.filter((entry) => entry.type === 'tool-result').slice(-count)
  const empty = results.filter(({ result }) => result.ok && /^(?:\s*|null|""|\[\]|\{\})$/.test(result.text))
  return [...new Set(empty.map((entry) => entry.name))]
}

/** Tells that earlier messages are no longer there in full, after each shortening. */
export function historyShortened(): Reminder {
  return {
    name: 'history-shortened',
    cooldown: 0,
    when: ({ conversation }) => conversation.view(shortenedSinceReply).isFresh,
    text: 'Earlier parts of this conversation have been left out or summarised to fit.',
  }
}

/**
 * Tells how long the person was away, when it was at least `minutes`: from what was last said or done, which pins and
 * notes are not. Default 60.
 */
export function timePassed(minutes = 60): Reminder {
  const away = (conversation: ConversationReader): number =>
    conversation.view(pauseBeforePrompt).pauseMs / 60_000
  return {
    name: 'time-passed',
    at: 'user-message',
    cooldown: 1,
    when: ({ conversation }) => away(conversation) >= minutes,
    text: ({ conversation }) =>
      `${inWords(away(conversation))} have passed since the message before this one.`,
  }
}

const shortenedSinceReply: View<{ readonly isFresh: boolean }> = {
  name: 'shortened-since-reply',
  initial: () => ({ isFresh: false }),
  fold(state, entry) {
    if (entry.type === 'drop' || entry.type === 'elide' || entry.type === 'summary') return { isFresh: true }
    return entry.type === 'reminder' && entry.source.includes('history-shortened')
      ? { isFresh: false }
      : state
  },
}

interface Pause {
  /** When something was last said or done, in milliseconds since the epoch. */
  readonly last: number | undefined
  /** Milliseconds between that and the newest prompt. */
  readonly pauseMs: number
}

const pauseBeforePrompt: View<Pause> = {
  name: 'pause-before-prompt',
  initial: () => ({ last: undefined, pauseMs: 0 }),
  fold: (state, entry) => ({
    last: isTalk(entry) ? entry.at : state.last,
    pauseMs: isPrompt(entry) ? entry.at - (state.last ?? entry.at) : state.pauseMs,
  }),
}

function isPrompt(entry: Entry): boolean {
  return entry.type === 'user' && entry.source === 'prompt'
}

/** True for what people, the model and tools did; false for what was only noted about it. */
function isTalk({ type }: Entry): boolean {
  return type === 'user' || type === 'assistant' || type === 'tool-result' || type === 'turn-end'
}

function inWords(minutes: number): string {
  if (minutes < 120) return `${Math.floor(minutes)} minutes`
  return minutes < 48 * 60 ? `${Math.floor(minutes / 60)} hours` : `${Math.floor(minutes / 1_440)} days`
}
