import type { HistoryMessage } from './context-history.ts'
import { cutDecisions } from './cut.ts'
import type { Cut } from './cut.ts'
import type { CutInput } from './cut-history.ts'
import { createResultShortener } from './shorten-results.ts'
import type { Elision } from './shorten-results.ts'
import { totalTokens } from './survey-history.ts'
import type { Survey } from './survey-history.ts'

/** Cuts that can be tried, each measured as the prompt it would leave. */
export interface CutTrials {
  /** Long results that nobody has read yet. */
  readonly unread: readonly HistoryMessage[]
  /** About the tokens saved by shortening every long result. */
  readonly saving: number
  /** Nothing goes; long unread results are shortened. */
  shortenUnread(): Promise<Cut>
  /** So many of the oldest units go, and every long result that stays is shortened. */
  dropUnits(count: number): Promise<Cut>
  /** The same cut with longer unread results: they share half of the room left under `limit`. */
  widen(cut: Cut, limit: number): Promise<Cut>
  /** The same drops, with the results that must stay cut shorter and shorter until the prompt fits, if it can. */
  squeeze(cut: Cut, limit: number): Promise<Cut>
  /** More goes, as little as will do: the summary, then what a cut would rather leave, see `CuttingUnits.sparable`. */
  spareLess(cut: Cut, limit: number): Promise<Cut>
}

/** Trials for one step. `keep` is what a long result keeps; long is more than twice that. */
export function createCutTrials(input: CutInput, survey: Survey, keep: number): CutTrials {
  const { units, tokensOf, isElidable, messages, summaryId } = survey
  const shorten = createResultShortener(input, input.counter)
  const isLong = (message: HistoryMessage) => isElidable(message) && tokensOf(message) > 2 * keep
  const unread = units.unread.filter((message) => isLong(message) && !message.elided)
  const long = messages.filter(
    (message) => isLong(message) && (unread.includes(message) || !units.unread.includes(message)),
  )

  const measureCut = async (cut: Omit<Cut, 'used'>): Promise<Cut> => ({
    ...cut,
    used: await input.counter.prompt(cutDecisions(input, cut)),
  })
  const measure = (dropped: readonly HistoryMessage[], elided: readonly Elision[]) =>
    measureCut({ dropped, elided })

  return {
    unread,
    saving: totalTokens(long, (message) => tokensOf(message) - keep),
    shortenUnread: async () => measure([], await shorten(unread, keep)),
    async dropUnits(count) {
      const dropped = units.droppable.slice(0, count).flat()
      const gone = new Set(dropped)
      const staying = long.filter((message) => !gone.has(message))
      return measure(dropped, await shorten(staying, keep))
    },
    async widen(cut, limit) {
      const spare = Math.floor((limit - cut.used) / 2)
      if (unread.length === 0 || spare <= 0) return cut
      const others = cut.elided.filter((elision) => !unread.includes(elision.message))
      const longer = await shorten(unread, keep + Math.floor(spare / unread.length))
      const wider = await measure(cut.dropped, [...others, ...longer])
      return wider.used <= limit ? wider : cut
    },
    async squeeze(cut, limit) {
      const results = [...units.pinned, ...units.newest].filter(isElidable)
      let least = cut
      for (let tokens = keep; tokens >= 1 && least.used > limit; tokens = Math.floor(tokens / 2)) {
        const tried = await measure(cut.dropped, await shorten(results, tokens))
        if (tried.used < least.used) least = tried
      }
      return least
    },
    async spareLess(cut, limit) {
      const gone = new Set(cut.dropped)
      let least = summaryId === undefined ? cut : await measureCut({ ...cut, droppedSummary: summaryId })
      for (const group of units.sparable) {
        if (least.used <= limit) break
        for (const message of group) gone.add(message)
        const elided = cut.elided.filter((elision) => !gone.has(elision.message))
        const dropped = messages.filter((message) => gone.has(message))
        least = await measureCut({ ...least, dropped, elided })
      }
      return least
    },
  }
}
