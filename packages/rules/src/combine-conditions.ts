import type { Json, StopCondition, StopContext, StopDecision } from '@orion-harness/core'

type Stop = Extract<StopDecision, { type: 'stop' }>

/**
 * Stops when every condition says stop. The reason is their reasons with ` and ` between; the detail has each of
 * theirs. Other decisions of theirs do not count.
 */
export function allOf(...conditions: readonly StopCondition[]): StopCondition {
  return {
    name: `all of ${conditions.map((condition) => condition.name).join(', ')}`,
    async check(context) {
      const stops = await askStops(conditions, context)
      return stops.length < conditions.length || stops.length === 0 ? undefined : join(stops)
    },
  }
}

/** Stops when one condition says stop, with the first one's reason; the detail names all that did. */
export function anyOf(...conditions: readonly StopCondition[]): StopCondition {
  return {
    name: `any of ${conditions.map((condition) => condition.name).join(', ')}`,
    async check(context) {
      const stops = await askStops(conditions, context)
      const [first] = stops
      return first === undefined ? undefined : { ...join(stops), reason: first.reason }
    },
  }
}

/** Stops with `reason` when the condition does not say stop. Meant for use inside `allOf`. */
export function not(condition: StopCondition, reason = `not ${condition.name}`): StopCondition {
  return {
    name: `not ${condition.name}`,
    async check(context) {
      const decision = await condition.check(context)
      return decision?.type === 'stop' ? undefined : { type: 'stop', reason }
    },
  }
}

async function askStops(
  conditions: readonly StopCondition[],
  context: StopContext,
): Promise<readonly Stop[]> {
  const stops: Stop[] = []
  for (const condition of conditions) {
    const decision = await condition.check(context)
    if (decision?.type === 'stop') stops.push(decision)
  }
  return stops
}

function join(stops: readonly Stop[]): Stop {
  const detail: readonly Json[] = stops.map((stop) => ({ reason: stop.reason, detail: stop.detail ?? null }))
  return {
    type: 'stop',
    reason: stops.map((stop) => stop.reason).join(' and '),
    detail,
    answer: stops.some((stop) => stop.answer === true),
  }
}
