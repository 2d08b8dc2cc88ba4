import type { Rule, RuleContext, Verdict } from '../contract/rule.ts'
import type { HarnessState } from './harness-state.ts'

/** What the rules say together. */
export interface Judgement {
  /** The first denial, which is final. */
  readonly denial: Said<'deny'> | undefined
  /** Every question, in order: what a person allows in one scope says nothing about another. */
  readonly questions: readonly Said<'ask'>[]
}

export interface Said<Type extends Verdict['type']> {
  readonly rule: Rule
  readonly verdict: Extract<Verdict, { type: Type }>
}

/**
 * Asks every rule. Rewrites compose in order; the rewritten call is then put to all rules again, so that none is
 * bypassed by another's rewrite, and this time only deny and ask count. A rule that throws denies.
 */
export async function judge(
  state: HarnessState,
  context: RuleContext,
): Promise<Judgement & { readonly context: RuleContext }> {
  const first = await askRules(state, context, true)
  if (first.context === context || first.denial !== undefined) return first
  const second = await askRules(state, first.context, false)
  return { context: first.context, denial: second.denial, questions: second.questions }
}

async function askRules(state: HarnessState, given: RuleContext, mayRewrite: boolean) {
  let context = given
  let denial: Judgement['denial']
  const questions: Said<'ask'>[] = []
  for (const rule of state.rules) {
    const verdict = await askRule(rule, context)
    switch (verdict?.type) {
      case 'deny':
        denial ??= { rule, verdict }
        break
      case 'ask':
        questions.push({ rule, verdict })
        break
      case 'rewrite':
        if (mayRewrite) context = rewrite(state, rule, context, verdict)
        break
      case 'allow':
      case undefined:
        break
    }
  }
  return { context, denial, questions }
}

function rewrite(
  state: HarnessState,
  { name }: Rule,
  context: RuleContext,
  verdict: Extract<Verdict, { type: 'rewrite' }>,
): RuleContext {
  const { call, signal } = context
  if (!signal.aborted)
    state.events.emit({
      type: 'rule',
      rule: name,
      callId: call.id,
      verdict: 'rewrite',
      reason: verdict.reason,
    })
  return { ...context, call: { ...call, arguments: verdict.arguments } }
}

async function askRule(rule: Rule, context: RuleContext): Promise<Verdict | undefined> {
  try {
    return await rule.beforeTool?.(context)
  } catch (error) {
    return { type: 'deny', reason: `the rule "${rule.name}" failed (${String(error)}), so nothing was run.` }
  }
}
