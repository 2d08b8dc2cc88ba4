import type { Rule, RuleContext, Verdict } from '../contract/rule.ts'
import type { HarnessState } from './harness-state.ts'

/** The strictest verdict of all rules, and which rule gave it. */
export interface Judgement {
  readonly rule: string
  readonly verdict: Verdict
}

const strictness = { deny: 3, ask: 2, rewrite: 1, allow: 0 } as const

/**
 * Asks every rule. Rewrites compose in order; the rewritten call is then put to all rules again, so that none is
 * bypassed by another's rewrite, and this time only deny and ask count. A rule that throws denies.
 */
export async function judge(
  state: HarnessState,
  context: RuleContext,
): Promise<{ readonly context: RuleContext; readonly judgement: Judgement | undefined }> {
  const first = await askRules(state, context, true)
  if (first.context === context || first.judgement?.verdict.type === 'deny') return first
  const second = await askRules(state, first.context, false)
  return { context: first.context, judgement: strictest(first.judgement, second.judgement) }
}

async function askRules(state: HarnessState, given: RuleContext, mayRewrite: boolean) {
  let context = given
  let judgement: Judgement | undefined
  for (const rule of state.rules) {
    const verdict = await askRule(rule, context)
    if (verdict === undefined || (verdict.type === 'rewrite' && !mayRewrite)) continue
    if (verdict.type === 'rewrite') {
      context = { ...context, call: { ...context.call, arguments: verdict.arguments } }
      state.events.emit({
        type: 'rule',
        rule: rule.name,
        callId: context.call.id,
        verdict: 'rewrite',
        reason: verdict.reason,
      })
    }
    judgement = strictest(judgement, { rule: rule.name, verdict })
  }
  return { context, judgement }
}

async function askRule(rule: Rule, context: RuleContext): Promise<Verdict | undefined> {
  try {
    return await rule.beforeTool?.(context)
  } catch (error) {
    return { type: 'deny', reason: `the rule "${rule.name}" failed (${String(error)}), so nothing was run.` }
  }
}

function strictest(left: Judgement | undefined, right: Judgement | undefined): Judgement | undefined {
  if (left === undefined || right === undefined) return left ?? right
  return strictness[right.verdict.type] > strictness[left.verdict.type] ? right : left
}
