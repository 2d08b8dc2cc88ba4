import type { Attempt } from './attempt.ts'
import { divergence } from './divergence.ts'
import { answer, laterUser, oneCall, probe, sentinel, twoCalls, user } from './sentinels.ts'
import type { VariableStyle } from './template-variables.ts'

const mark = /<[^<>\s]+>|\[\/?[A-Z_]+\]|\[\|[^|\]]+\|\]/g

/**
 * What ends a reply: the first mark a template puts after the last answer of a conversation that stands nowhere inside
 * a reply, be it before the answer or in a call. Where no mark follows, it is what would open the next user message.
 * A mark that ends only messages with calls is a second one: harmony has it.
 */
export function findStops(attempt: Attempt, style: VariableStyle): readonly string[] {
  const asked = attempt(probe([user]), style) ?? ''
  const answered = attempt(probe([user, answer], { reply: false }), style)
  const called = attempt(probe([user, oneCall], { reply: false }), style)
  const thought = attempt(
    probe([user, { ...answer, reasoning: sentinel.reasoning }], { reply: false }),
    style,
  )
  const inside = [
    ...marks(before(asked, answered, sentinel.answer)),
    ...marks(before(asked, thought, sentinel.answer)),
    ...marks(before(asked, called, sentinel.tool)),
  ]
  const end = marks(after(answered, sentinel.answer)).filter((text) => !inside.includes(text))
  const next = after(attempt(probe([user, answer, laterUser]), style), sentinel.answer)
  const opening = next?.split(sentinel.laterUser)[0]?.trim().split('\n')[0] ?? ''
  const openingMark = marks(opening)[0] ?? opening
  const stop = end[0] ?? (inside.includes(openingMark) ? '' : openingMark)
  const callStop = end.length === 0 ? undefined : callEnd(attempt, style, called)
  const stops = callStop === undefined || callStop === end.at(-1) ? [stop] : [stop, callStop]
  return [...new Set(stops)].filter((text) => text !== '')
}

/** The last mark after a last call, if it does not also stand between two calls. */
function callEnd(attempt: Attempt, style: VariableStyle, called: string | undefined): string | undefined {
  const last = marks(after(called, sentinel.value)).at(-1)
  const afterFirst = after(attempt(probe([user, twoCalls], { reply: false }), style), sentinel.value)
  const betweenCalls = afterFirst?.split(sentinel.otherValue)[0]
  const second = afterFirst?.includes(sentinel.otherValue) === true
  return last !== undefined && second && betweenCalls?.includes(last) === true ? undefined : last
}

/** What a reply in `text` holds before `word`. */
function before(asked: string, text: string | undefined, word: string): string | undefined {
  const reply = text?.slice(divergence(asked, text))
  return reply?.includes(word) ? reply.split(word)[0] : undefined
}

function after(text: string | undefined, word: string): string | undefined {
  const place = text?.indexOf(word) ?? -1
  return place < 0 ? undefined : text?.slice(place + word.length)
}

function marks(text: string | undefined): readonly string[] {
  return text?.match(mark) ?? []
}
