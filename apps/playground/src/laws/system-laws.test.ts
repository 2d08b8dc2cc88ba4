import { conversationFromJsonLines } from '@orion-harness/core'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { everyCallHasOneResult, eventsAreBalanced, nothingIsSilent } from './log-laws.ts'
import { now, play } from './play-system.ts'
import type { PlayedSystem } from './play-system.ts'
import { contentStaysContent, thePrefixHolds, theWindowHolds } from './prompt-laws.ts'
import { noRuleIsBypassed } from './rule-laws.ts'
import { runs, systemPlan } from './system-plan.ts'

const minutes = 60_000

const laws: Readonly<Record<string, (played: PlayedSystem) => void>> = {
  'every call has one result': everyCallHasOneResult,
  'events are balanced': eventsAreBalanced,
  'the window holds': theWindowHolds,
  'the prefix holds': thePrefixHolds,
  'content never becomes control': contentStaysContent,
  'nothing is silent': nothingIsSilent,
  'no rule is bypassed': noRuleIsBypassed,
}

describe('with all packages together, whatever anybody says', () => {
  it(
    'the laws hold',
    async () => {
      await fc.assert(
        fc.asyncProperty(systemPlan, async (plan) => {
          const played = await play(plan)
          for (const [name, law] of Object.entries(laws)) {
            try {
              law(played)
            } catch (error) {
              throw new Error(`${name}: ${error instanceof Error ? error.message : String(error)}`, {
                cause: error,
              })
            }
          }
        }),
        { numRuns: runs },
      )
    },
    5 * minutes,
  )

  it('the same plan gives the same log, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(systemPlan, async (plan) => {
        const [first, second] = [await play(plan), await play(plan)]
        expect(second.snapshots).toEqual(first.snapshots)
        expect(second.nested.map((log) => log.toJsonLines())).toEqual(
          first.nested.map((log) => log.toJsonLines()),
        )
      }),
      { numRuns: Math.ceil(runs / 10) },
    )
  })

  it('a log that was written and read in mid-conversation goes on like the live one', async () => {
    await fc.assert(
      fc.asyncProperty(systemPlan, fc.nat(), async (plan, at) => {
        const live = await play(plan)
        const turns = 1 + (at % plan.turns.length)
        const written = live.snapshots[turns - 1] ?? ''
        const { conversation } = conversationFromJsonLines(written, { now })
        const restored = await play(plan, conversation, turns)
        expect(restored.snapshots.map(withoutCache)).toEqual(live.snapshots.slice(turns).map(withoutCache))
        const prompts = ({ calls }: PlayedSystem) =>
          calls
            .filter((call) => call.conversation.id === 'conversation' && call.turn > turns)
            .map((call) => call.prompt)
        expect(prompts(restored)).toEqual(prompts(live))
      }),
      { numRuns: Math.ceil(runs / 10) },
    )
  })
})

/** A new engine has nothing cached, and says so in the log. */
function withoutCache(log: string): string {
  return log.replaceAll(/"reusedTokens":\d+/g, '"reusedTokens":0')
}
