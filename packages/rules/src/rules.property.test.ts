import type { Entry, Plugin, Rule, StopCondition } from '@orion-harness/core'
import type { ScriptedReply } from '@orion-harness/core/testkit'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { calls, playTurn, probe } from './__fixtures__/scripted-turn.ts'
import { confirm } from './confirm.ts'
import { errorLimit } from './error-limit.ts'
import { exclusiveTools } from './exclusive-tools.ts'
import { rateLimit } from './rate-limit.ts'
import { repetitionGuard } from './repetition-guard.ts'
import { requireEarlier } from './require-earlier.ts'
import { retryLimit } from './retry-limit.ts'
import { rewriteArguments } from './rewrite-arguments.ts'
import { stepLimit } from './step-limit.ts'
import { tokenLimit } from './token-limit.ts'

const names = ['read', 'edit', 'send', 'Read', 'edit ', 'nothing'] as const

/** Random replies: batches of calls to tools there are, to names that only look like them, and broken ones. */
const replies: fc.Arbitrary<readonly ScriptedReply[]> = fc.array(
  fc
    .array(
      fc.record({
        name: fc.constantFrom(...names),
        arguments: fc.oneof(
          { weight: 8, arbitrary: fc.record({ path: fc.constantFrom('a', 'b', './a', 'fail') }) },
          { weight: 1, arbitrary: fc.constantFrom('{"path": ', '[]', '') },
        ),
      }),
      { minLength: 1, maxLength: 6 },
    )
    .map((given) => ({ calls: given })),
  { maxLength: 8 },
)

/** What really ran, with begin and end, whatever the log says. */
function recorder() {
  const runs: {
    readonly name: string
    readonly path: string
    readonly began: number
    ended: number
    ok: boolean
  }[] = []
  let tick = 0
  const tool = (name: string) =>
    probe(name, async ({ path }) => {
      const run = { name, path: JSON.stringify(path ?? null), began: ++tick, ended: Infinity, ok: false }
      runs.push(run)
      for (let turns = runs.length % 4; turns > 0; turns--) await Promise.resolve()
      run.ended = ++tick
      if (path === 'fail') throw new Error('no such file')
      run.ok = true
      return name
    })
  return { runs, tools: [tool('read'), tool('edit'), tool('send')] }
}

const play = async (
  given: readonly ScriptedReply[],
  plugin: Omit<Plugin, 'name'>,
  maxParallelTools: number,
  ask?: 'allow' | 'deny',
) => {
  const { runs, tools } = recorder()
  const played = await playTurn([...given, 'Done.'], {
    tools,
    maxParallelTools,
    plugins: [{ name: 'rules', ...plugin }],
    ...(ask === undefined ? {} : { ask: async () => ({ type: ask }) }),
  })
  return { ...played, runs }
}

const parallel = fc.integer({ min: 1, max: 6 })

test('no reply gets around "read before edit"', async () => {
  const rules = [requireEarlier({ tools: 'edit', needs: 'read', same: 'path' })]
  const tidy = (path: string) => path.replace('./', '')
  await fc.assert(
    fc.asyncProperty(replies, parallel, async (given, width) => {
      const { runs } = await play(given, { rules }, width)
      for (const edit of runs.filter(({ name }) => name === 'edit')) {
        const read = runs.find(
          ({ name, path, ok }) => name === 'read' && ok && tidy(path) === tidy(edit.path),
        )
        expect(read?.ended).toBeLessThan(edit.began)
      }
    }),
  )
})

test('no reply gets around a rate limit or an exclusion', async () => {
  const rules = [
    rateLimit({ tools: ['read', 'send'], calls: 2 }),
    exclusiveTools({ sides: ['edit', 'send'] }),
  ]
  await fc.assert(
    fc.asyncProperty(replies, parallel, async (given, width) => {
      const { runs } = await play(given, { rules }, width)
      const count = (name: string) => runs.filter((run) => run.name === name).length
      expect(count('read')).toBeLessThanOrEqual(2)
      expect(count('send')).toBeLessThanOrEqual(2)
      expect(Math.min(count('edit'), count('send'))).toBe(0)
    }),
  )
})

test('no reply gets around a question or a limit of retries', async () => {
  const rules = [confirm({ tools: 'send' }), retryLimit({ tools: 'read', retries: 1 })]
  await fc.assert(
    fc.asyncProperty(
      replies,
      parallel,
      fc.constantFrom('deny' as const, undefined),
      async (given, width, ask) => {
        const { runs } = await play(given, { rules }, width, ask)
        expect(runs.filter(({ name }) => name === 'send')).toEqual([])
        const outcomes = runs
          .filter(({ name }) => name === 'read')
          .map(({ ok }) => (ok ? '.' : 'x'))
          .join('')
        expect(outcomes).not.toContain('xxx')
      },
    ),
  )
})

const anyRule: fc.Arbitrary<Rule> = fc.constantFrom<Rule>(
  requireEarlier({ tools: 'edit', needs: 'read' }),
  rateLimit({ tools: 'read', calls: 1, per: 'step' }),
  exclusiveTools({ sides: [['read', 'edit'], 'send'] }),
  confirm({ tools: /e/ }),
  retryLimit({ retries: 0 }),
  rewriteArguments({ tools: 'send', rewrite: () => ({ path: 'b' }), reason: 'test' }),
  {
    name: 'throws',
    beforeTool({ index }) {
      if (index % 2 === 1) throw new Error('broken rule')
      return undefined
    },
    afterTool() {
      throw new Error('broken rule')
    },
  },
)

const anyCondition: fc.Arbitrary<StopCondition> = fc.constantFrom(stepLimit(3), tokenLimit(10), errorLimit(2))

test('under any rules each call has exactly one result, in order, and events are balanced', async () => {
  await fc.assert(
    fc.asyncProperty(
      replies,
      fc.uniqueArray(anyRule, { selector: ({ name }) => name }),
      fc.array(anyCondition, { maxLength: 2 }),
      parallel,
      async (given, rules, stopWhen, width) => {
        const guard = repetitionGuard()
        const plugin = {
          rules: [...rules, ...(guard.rules ?? [])],
          stopWhen: [...stopWhen, ...(guard.stopWhen ?? [])],
        }
        const { entries, events } = await play(given, plugin, width, 'allow')
        const asked = entries.flatMap((entry) =>
          entry.type === 'assistant' ? entry.calls.map(({ id }) => id) : [],
        )
        const answered = entries.flatMap((entry) => (entry.type === 'tool-result' ? [entry.callId] : []))
        expect(answered).toEqual(asked)
        expect(events.filter(({ type }) => type === 'turn-end')).toHaveLength(1)
        expect(events.at(-1)?.type).toBe('turn-end')
        const depth = events.reduce(
          (open, { type }) => open + (type === 'step-start' ? 1 : type === 'step-end' ? -1 : 0),
          0,
        )
        expect(depth).toBe(0)
      },
    ),
  )
})

test('the same script gives the same log, and a restored conversation judges alike', async () => {
  const { rules = [], stopWhen = [] } = repetitionGuard()
  const plugin = {
    rules: [
      requireEarlier({ tools: 'edit', needs: 'read', same: 'path' }),
      rateLimit({ tools: 'read', calls: 3, per: 'conversation' }),
      ...rules,
    ],
    stopWhen,
  }
  const facts = (entries: readonly Entry[]) => entries.map((entry) => ({ ...entry, at: 0, durationMs: 0 }))
  await fc.assert(
    fc.asyncProperty(replies, replies, parallel, async (first, second, width) => {
      const run = async () => {
        const { tools } = recorder()
        const options = { tools, maxParallelTools: width, plugins: [{ name: 'rules', ...plugin }] }
        const { agent } = await playTurn([...first, 'One.'], options)
        return { options, conversation: agent.conversation }
      }
      const [a, b] = [await run(), await run()]
      expect(facts(b.conversation.entries)).toEqual(facts(a.conversation.entries))
      const live = await playTurn([...second, 'Two.'], { ...a.options, conversation: a.conversation })
      const forked = await playTurn([...second, 'Two.'], {
        ...b.options,
        conversation: b.conversation.fork(),
      })
      expect(facts(forked.entries)).toEqual(facts(live.entries))
    }),
    { numRuns: 50 },
  )
})

test('any endless model is stopped: by the repetition guard when it repeats itself, else by the limit', async () => {
  const { rules = [], stopWhen = [] } = repetitionGuard()
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('read', 'edit', 'send'), { minLength: 1, maxLength: 4 }),
      fc.boolean(),
      async (cycle, isGrowing) => {
        const endless = Array.from({ length: 60 }, (_, step) =>
          calls([cycle[step % cycle.length] ?? 'read', isGrowing ? { path: 'a', step } : { path: 'a' }]),
        )
        const { reason } = await play(endless, { rules, stopWhen: [...stopWhen, stepLimit(30)] }, 2)
        expect(reason).toBe(isGrowing ? 'step-limit' : 'repetition')
      },
    ),
    { numRuns: 50 },
  )
})
