import type { TextWatcher } from '../contract/hooks.ts'
import type { HarnessState } from './harness-state.ts'

/** One watcher of all plugins' watchers; undefined when no plugin watches, so that watching costs nothing. */
export function watchText(state: HarnessState): TextWatcher | undefined {
  let watchers: readonly { readonly name: string; readonly watcher: TextWatcher }[] = []
  const failed = (name: string, error: unknown) => {
    state.events.warn(
      'WATCHER_FAILED',
      `The text watcher of plugin "${name}" failed and is off for this reply: ${String(error)}`,
    )
  }
  for (const { name, hooks } of state.plugins) {
    try {
      const watcher = hooks?.watchText?.({ conversation: state.conversation, ...state.position })
      if (watcher !== undefined) watchers = [...watchers, { name, watcher }]
    } catch (error) {
      failed(name, error)
    }
  }
  if (watchers.length === 0) return undefined
  return {
    push(delta) {
      for (const watched of watchers) {
        try {
          const reason = watched.watcher.push(delta)
          if (reason !== undefined) return reason
        } catch (error) {
          watchers = watchers.filter((other) => other !== watched)
          failed(watched.name, error)
        }
      }
      return undefined
    },
  }
}
