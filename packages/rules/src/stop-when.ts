import type { Json, StopCondition, StopContext, View } from '@orion-harness/core'

/** Options of `stopWhen` and `stopWhenView`. */
export interface StopWhenOptions {
  /** What the turn ends with. */
  readonly reason: string
  /** Numbers for the log. */
  readonly detail?: Json
  /** Let the model answer once more without tools. Default false. */
  readonly answer?: boolean
}

/** Ends the turn when the predicate says so. It is asked after every step, also after the answer. */
export function stopWhen(
  predicate: (context: StopContext) => boolean | Promise<boolean>,
  options: StopWhenOptions,
): StopCondition {
  const { reason, detail, answer = false } = options
  return {
    name: reason,
    check: async (context) =>
      (await predicate(context))
        ? { type: 'stop', reason, answer, ...(detail === undefined ? {} : { detail }) }
        : undefined,
  }
}

/** Ends the turn when the value of a view says so; the value is the detail where it is JSON. */
export function stopWhenView<Value>(
  view: View<Value>,
  predicate: (value: Value, context: StopContext) => boolean,
  options: StopWhenOptions,
): StopCondition {
  return stopWhen((context) => predicate(context.conversation.view(view), context), options)
}
