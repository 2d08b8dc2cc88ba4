import type { Expectation } from '@orion-harness/demo-model/training'
import { mentions } from './mentions.ts'

/**
 * How right an answer is, from 0 to 1: the share of the facts it contains where facts are expected, and 0 when
 * anything else that is expected does not hold.
 */
export function meetsExpectation(answer: string, expectation: Expectation): number {
  const { contains = [], lacks = [], equals, startsWith, endsWith, facts = [] } = expectation
  const holds =
    contains.every((group) => group.some((phrase) => mentions(answer, phrase))) &&
    !lacks.some((phrase) => mentions(answer, phrase)) &&
    (equals === undefined || withoutStop(answer) === withoutStop(equals)) &&
    (startsWith === undefined || answer.trim().toLowerCase().startsWith(startsWith.trim().toLowerCase())) &&
    (endsWith === undefined || withoutPunctuation(answer).endsWith(withoutPunctuation(endsWith)))
  if (!holds) return 0
  return facts.length === 0 ? 1 : facts.filter((fact) => mentions(answer, fact)).length / facts.length
}

function withoutStop(text: string): string {
  return text.trim().toLowerCase().replace(/\.$/, '')
}

function withoutPunctuation(text: string): string {
  return text.toLowerCase().replace(/[\s\p{P}]+$/u, '')
}
