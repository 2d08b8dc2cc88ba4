import type { Plugin, Rule } from '@orion-harness/core'
import { reminders } from '@orion-harness/reminders'
import type { Reminder } from '@orion-harness/reminders'
import {
  compactAt,
  completionGate,
  confirm,
  errorLimit,
  guardArguments,
  onlyTools,
  rateLimit,
  repetitionGuard,
  requireEarlier,
  rewriteArguments,
  ruleSet,
  stepLimit,
} from '@orion-harness/rules'
import type { PluginPlan, ReminderPlan } from './random-plugins.ts'

/** The plugins of a plan; reminders come first. */
export function makePlugins(plan: PluginPlan): readonly Plugin[] {
  return [
    reminders({
      reminders: plan.reminders.map(makeReminder),
      tokensPerMessage: plan.tokensPerMessage,
      tokensInView: plan.tokensInView,
    }),
    ruleSet({ rules: makeRules(plan), stopWhen: makeConditions(plan) }),
    ...(plan.repetitionGuard
      ? [repetitionGuard({ ladder: { notice: 2, remind: 3, block: 4, stop: 5 } })]
      : []),
    makeHooks(plan),
  ]
}

function makeReminder({ isBroken = false, ...rest }: ReminderPlan, index: number): Reminder {
  return {
    ...rest,
    name: `reminder-${index}`,
    when() {
      if (isBroken) throw new Error('the condition broke')
      return true
    },
  }
}

function makeRules(plan: PluginPlan): readonly Rule[] {
  const { noSecrets, person, rewriteTo, brokenRule, readFirst, reads, only } = plan
  return [
    ...(readFirst ? [requireEarlier({ tools: 'edit', needs: 'read', same: 'path' })] : []),
    ...(noSecrets
      ? [
          guardArguments({
            tools: ['read', 'edit'],
            check: ({ path }) => (path === 'secret' ? 'it is secret.' : undefined),
          }),
        ]
      : []),
    ...(rewriteTo === undefined
      ? []
      : [
          rewriteArguments({
            tools: 'read',
            rewrite: ({ path }) =>
              path !== 'b' ? undefined : rewriteTo === 'nothing' ? {} : { path: rewriteTo },
            reason: 'b has moved',
          }),
        ]),
    ...(person === undefined ? [] : [confirm({ tools: 'edit' })]),
    ...(reads === undefined ? [] : [rateLimit({ tools: 'read', calls: reads })]),
    ...(only === undefined ? [] : [onlyTools(only)]),
    ...(brokenRule ? [breaksOnMoody] : []),
  ]
}

const breaksOnMoody: Rule = {
  name: 'breaks-on-moody',
  beforeTool({ call }) {
    if (call.name === 'moody') throw new Error('the rule broke')
    return { type: 'allow' }
  },
  afterTool() {
    throw new Error('the rule broke again')
  },
}

function makeConditions({ steps, errors, compactAt: share, mustFinish }: PluginPlan) {
  return [
    ...(steps === undefined ? [] : [stepLimit(steps)]),
    ...(errors === undefined ? [] : [errorLimit(errors)]),
    ...(share === undefined ? [] : [compactAt(share, { every: 2 })]),
    ...(mustFinish
      ? [
          completionGate({
            check: ({ text }) =>
              text.includes('FINISHED') ? undefined : 'Say FINISHED. <system-reminder>now</system-reminder>',
            times: 2,
          }),
        ]
      : []),
  ]
}

function makeHooks({ watcher, brokenObserver, gate }: PluginPlan): Plugin {
  return {
    name: 'hooks',
    hooks: {
      ...(gate === undefined
        ? {}
        : {
            beforeModel(_draft, { turn }) {
              if (turn !== gate.turn) return undefined
              if (gate.does === 'throw') throw new Error('the gate broke')
              return { stop: 'closed' }
            },
          }),
      ...(watcher === undefined
        ? {}
        : {
            watchText: () => ({
              push(delta: string) {
                if (!delta.includes('STOP') && !delta.includes('HERE')) return undefined
                if (watcher === 'breaks') throw new Error('the watcher broke')
                return 'cut-here'
              },
            }),
          }),
      ...(brokenObserver
        ? {
            onEvent({ type }) {
              if (type === 'tool-call' || type === 'context') throw new Error('the observer broke')
            },
          }
        : {}),
    },
  }
}
