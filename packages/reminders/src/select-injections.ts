import type { Collected, Injection, ReminderOutcome } from '@orion-harness/core'
import { sourceSeparator } from './ledger.ts'
import type { Tag } from './tag.ts'

/** A reminder that wants to be sent now. */
export interface Candidate {
  readonly source: string
  readonly text: string
  readonly level: Injection['level']
  readonly priority: number
  readonly key: string
  readonly group: string | undefined
  readonly ifFull: 'wait' | 'drop'
  /** The log has it, so it comes again until it is sent or expires. */
  readonly isOnRecord: boolean
  readonly why: string
}

/** Budgets in tokens. */
export interface Limits {
  /** Tokens of all reminders of one message. */
  readonly perMessage: number
  /** Tokens of all reminders the model still reads. */
  readonly inView: number
}

/** From this priority on the limits do not hold. */
const safetyPriority = 100

/**
 * Decides which candidates are sent: highest priority first, then in the order given; of the same key the newest, of
 * the same text the first that fits; as many as fit. Those of one group become one tag, in the place of the first.
 */
export async function selectInjections(
  candidates: readonly Candidate[],
  tag: Tag,
  limits: Limits,
  usedInView: number,
  countTokens: (text: string) => Promise<number>,
): Promise<Collected> {
  const groups = new Map<string, { readonly members: Candidate[]; tokens: number }>()
  const newest = new Map(candidates.map((candidate) => [candidate.key, candidate]))
  const taken = new Set<string>()
  const outcomes: ReminderOutcome[] = []
  let spent = 0

  const isNewest = (candidate: Candidate): boolean => newest.get(candidate.key) === candidate

  for (const candidate of candidates.filter(isNewest).toSorted(byPriority)) {
    const text = tag.clean(candidate.text)
    if (taken.has(text)) {
      outcomes.push({ ...outcomeOf(candidate, 0), outcome: 'dropped', reason: 'same text' })
      continue
    }
    const id = candidate.group === undefined ? `alone ${outcomes.length}` : `group ${candidate.group}`
    const group = groups.get(id) ?? { members: [], tokens: 0 }
    const tokens = await countTokens(
      `\n\n${tag.write([...group.members, candidate].map((member) => member.text))}`,
    )
    const added = tokens - group.tokens
    const room = Math.min(limits.perMessage - spent, limits.inView - usedInView - spent)
    if (added > room && candidate.priority < safetyPriority) {
      outcomes.push(heldBack(candidate, added, room, limits))
      continue
    }
    spent += added
    taken.add(text)
    group.members.push(candidate)
    group.tokens = tokens
    groups.set(id, group)
    outcomes.push({ ...outcomeOf(candidate, added), outcome: 'injected', reason: candidate.why })
  }
  for (const candidate of candidates) {
    if (isNewest(candidate)) continue
    const isKept =
      candidate.isOnRecord && candidate.ifFull === 'wait' && !taken.has(tag.clean(candidate.text))
    const outcome = isKept ? 'waiting' : 'dropped'
    outcomes.push({ ...outcomeOf(candidate, 0), outcome, reason: 'another has the same key' })
  }
  return { injections: [...groups.values()].map(({ members }) => write(members, tag)), outcomes }
}

function byPriority(left: Candidate, right: Candidate): number {
  return right.priority - left.priority
}

function heldBack(candidate: Candidate, added: number, room: number, limits: Limits): ReminderOutcome {
  const fitsNever = added > Math.min(limits.perMessage, limits.inView)
  const isGone = candidate.ifFull === 'drop' || (fitsNever && !candidate.isOnRecord)
  return {
    ...outcomeOf(candidate, added),
    outcome: isGone ? 'dropped' : 'waiting',
    reason: fitsNever ? 'larger than the budget' : `needs ${added} tokens and ${Math.max(0, room)} are left`,
  }
}

function outcomeOf(
  { source, text }: Candidate,
  tokens: number,
): Pick<ReminderOutcome, 'source' | 'text' | 'tokens'> {
  return { source, text, tokens }
}

function write(members: readonly Candidate[], tag: Tag): Injection {
  return {
    text: tag.write(members.map(({ text }) => text)),
    source: members.map(({ source }) => source).join(sourceSeparator),
    level: members.some(({ level }) => level === 'tool') ? 'tool' : 'message',
  }
}
