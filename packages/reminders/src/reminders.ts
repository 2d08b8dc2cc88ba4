import { HarnessError } from '@orion-harness/core'
import type { Collected, InjectionContext, Plugin, ReminderOutcome } from '@orion-harness/core'
import { holds, keyOf, reminderLedger, sourceSeparator } from './ledger.ts'
import type { Ledger } from './ledger.ts'
import { isNamed } from './reminder.ts'
import type { Reminder } from './reminder.ts'
import { selectInjections } from './select-injections.ts'
import type { Candidate } from './select-injections.ts'
import { openTag, writeSeed } from './tag.ts'

/** Options of `reminders`. */
export interface RemindersOptions {
  readonly reminders?: readonly Reminder[]
  /** Tokens of all reminders of one message together. Default 200. */
  readonly tokensPerMessage?: number
  /** Tokens of all reminders the model still reads, together. Default 1,000. */
  readonly tokensInView?: number
  /** Name of the tag reminders are written in. Default `system-reminder`. */
  readonly tag?: string
  /** What the system message says of reminders; false says nothing. Default: a sentence with an example. */
  readonly seed?: string | false
  /** Default `reminders`. */
  readonly name?: string
}

/**
 * Reminders at three levels as a plugin: the system message says that they exist; at each injection point those
 * whose condition holds, those that tools and rules attached, and those that were queued are written into the newest
 * message, by priority and within the token budgets. What was sent and what waits is read from the log alone, so a
 * restored conversation goes on as it would have. It must be the first plugin with reminders.
 *
 * Throws `OPTION_INVALID` for two reminders of one name, a name with ` + ` in it, a budget below 1 or a bad tag.
 */
export function reminders(options: RemindersOptions = {}): Plugin {
  const {
    reminders: defined = [],
    tokensPerMessage = 200,
    tokensInView = 1_000,
    name = 'reminders',
  } = options
  checkOptions(defined, [tokensPerMessage, tokensInView])
  const tag = openTag(options.tag ?? 'system-reminder')
  const ledger = reminderLedger(tag)
  const seed = options.seed === false ? '' : (options.seed ?? writeSeed(tag))
  const limits = { perMessage: tokensPerMessage, inView: tokensInView }

  return {
    name,
    reminders: [
      {
        name,
        seed: () => seed,
        neutralise: tag.neutralise,
        async collect(context): Promise<Collected> {
          const known = context.conversation.view(ledger)
          const fired = defined.map((reminder) => fire(reminder, context, known, tag.clean))
          const candidates = [
            ...waitingCandidates(known),
            ...fired.filter((item) => item !== undefined && 'why' in item),
          ]
          const failed = fired.filter((item) => item !== undefined && 'reason' in item)
          const used = await sum(
            known.inView.map(({ text }) => text),
            context,
          )
          const selected = await selectInjections(candidates, tag, limits, used, (text) =>
            context.countTokens(text),
          )
          return { ...selected, outcomes: [...overdue(known), ...failed, ...selected.outcomes] }
        },
      },
    ],
  }
}

/** The candidate that a reminder makes now; its failure when its condition throws; undefined when it has nothing to say. */
function fire(
  reminder: Reminder,
  context: InjectionContext,
  known: Ledger,
  clean: (text: string) => string,
): Candidate | ReminderOutcome | undefined {
  const { name: source, priority = 0, group, ifFull = 'wait' } = reminder
  if (!isDue(reminder, context, known)) return undefined
  try {
    if (reminder.when?.(context) === false) return undefined
    const text = typeof reminder.text === 'string' ? reminder.text : reminder.text(context)
    const isInView = known.inView.some((shown) => holds(shown.text, clean(text)))
    if (text.trim() === '' || (isInView && reminder.cooldown === undefined)) return undefined
    const level = reminder.before === undefined && reminder.after === undefined ? 'message' : 'tool'
    return {
      source,
      text,
      level,
      priority,
      key: reminder.key ?? source,
      group,
      ifFull,
      isOnRecord: false,
      why: 'its condition holds',
    }
  } catch (error) {
    return {
      source,
      text: '',
      tokens: 0,
      outcome: 'dropped',
      reason: `its condition failed: ${String(error)}`,
    }
  }
}

function isDue(
  reminder: Reminder,
  { point, turn, offeredTools, toolNames }: InjectionContext,
  { sent }: Ledger,
): boolean {
  const { at = 'both', before, after, cooldown = 0, once = false, times = once ? 1 : Infinity } = reminder
  if (at !== 'both' && at !== point) return false
  if (before !== undefined && !offeredTools.some((tool) => isNamed(before, tool))) return false
  if (after !== undefined && !toolNames.some((tool) => isNamed(after, tool))) return false
  const past = sent.get(reminder.name)
  return past === undefined || (past.times < times && turn - past.turn >= cooldown)
}

/**
 * What waits and may be sent. One that was queued after the newest message is tried too, but never dropped there: the
 * log cannot tell that it was tried, so it would be tried again.
 */
function waitingCandidates({ waiting }: Ledger): readonly Candidate[] {
  return waiting
    .filter((item) => item.verdict === undefined)
    .map(({ source, input, kind, points, isOffered }) => ({
      source,
      text: input.text,
      level: kind === 'attached' ? 'tool' : 'message',
      priority: input.priority ?? 0,
      key: keyOf(input),
      group: input.group,
      ifFull: isOffered ? (input.ifFull ?? 'wait') : 'wait',
      isOnRecord: true,
      why:
        points === 0
          ? kind === 'attached'
            ? 'attached to a result'
            : 'queued'
          : `waited for ${points} injection points`,
    }))
}

function overdue({ waiting }: Ledger): readonly ReminderOutcome[] {
  return waiting.flatMap(({ source, input, verdict, isOffered }) =>
    verdict === undefined || !isOffered
      ? []
      : [{ source, text: input.text, tokens: 0, outcome: 'dropped', reason: verdict }],
  )
}

async function sum(texts: readonly string[], context: InjectionContext): Promise<number> {
  let total = 0
  for (const text of texts) total += await context.countTokens(`\n\n${text}`)
  return total
}

function checkOptions(defined: readonly Reminder[], budgets: readonly number[]): void {
  const names = defined.map((reminder) => reminder.name)
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  const odd = names.find((name) => name === '' || name.includes(sourceSeparator))
  const problem =
    twice !== undefined
      ? `Two reminders are called "${twice}".`
      : odd !== undefined
        ? `"${odd}" cannot be the name of a reminder.`
        : budgets.some((tokens) => !(tokens >= 1))
          ? 'A token budget of reminders must be at least 1.'
          : undefined
  if (problem === undefined) return
  throw new HarnessError('OPTION_INVALID', problem, {
    hint: 'Give each reminder a name of its own, without " + ".',
  })
}
