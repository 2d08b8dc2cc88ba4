import type { Message, ToolSpec } from '@orion-harness/core'
import type { TemplateAbilities } from '../adapt/abilities.ts'
import { holds } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import type { StyleProbe } from './probe-style.ts'
import type { VariableStyle } from './template-variables.ts'
import {
  answer,
  laterAnswer,
  laterSystem,
  laterUser,
  oneCall,
  otherResult,
  probe,
  probeTool,
  result,
  sentinel,
  system,
  twoCalls,
  user,
} from './sentinels.ts'

/** What a template can express, each proved by a rendering that holds the sentinels in their order. */
export function probeAbilities(
  attempt: Attempt,
  { style, tools, calls, results }: StyleProbe,
): TemplateAbilities {
  const offered: readonly ToolSpec[] = tools ? [probeTool] : []
  const writes = (messages: readonly Message[], ...words: readonly string[]): boolean => {
    const text = attempt(probe(messages, { tools: offered }), style)
    return holds(text, ...words) && inOrder(text, words)
  }
  const plain = (messages: readonly Message[], ...words: readonly string[]): boolean => {
    const text = attempt(probe(messages), style)
    return holds(text, ...words) && inOrder(text, words)
  }
  return {
    system: plain([system, user], sentinel.system, sentinel.user),
    systemAfterReply:
      calls && results
        ? writes([system, user, oneCall, result], sentinel.system, sentinel.result)
        : endsWithAnswer(attempt, style),
    systemAnywhere: plain(
      [user, answer, laterSystem, laterUser],
      sentinel.answer,
      sentinel.laterSystem,
      sentinel.laterUser,
    ),
    tools,
    calls,
    textWithCalls:
      calls &&
      writes([user, { ...oneCall, content: sentinel.answer }, result], sentinel.answer, sentinel.value),
    parallelCalls:
      calls &&
      writes(
        [user, twoCalls, result, otherResult],
        sentinel.value,
        sentinel.otherValue,
        sentinel.otherResult,
      ),
    results: calls
      ? results
      : tools && results && writes([user, answer, result], sentinel.answer, sentinel.result),
    anyFirst:
      writes([answer, user], sentinel.answer, sentinel.user) &&
      plain([answer, user], sentinel.answer, sentinel.user),
    anyOrder: plain([user, laterUser], sentinel.user, sentinel.laterUser) && repeatsAnswers(plain),
  }
}

function endsWithAnswer(attempt: Attempt, style: VariableStyle): boolean {
  const text = attempt(probe([system, user, answer], { reply: false }), style)
  return holds(text, sentinel.system, sentinel.answer)
}

function repeatsAnswers(
  plain: (messages: readonly Message[], ...words: readonly string[]) => boolean,
): boolean {
  return plain(
    [user, answer, laterAnswer, laterUser],
    sentinel.answer,
    sentinel.laterAnswer,
    sentinel.laterUser,
  )
}

/** True when each word's last occurrence comes after the one before it. */
function inOrder(text: string, words: readonly string[]): boolean {
  const places = words.map((word) => text.lastIndexOf(word))
  return places.every((place, index) => place > (places[index - 1] ?? -1))
}
