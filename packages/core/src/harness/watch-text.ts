import type { TextWatcher } from '../contract/hooks.ts'
import type { HarnessState } from './harness-state.ts'

/** One watcher of all plugins' watchers; undefined when no plugin watches, so that watching costs nothing. */
export function watchText(state: HarnessState): TextWatcher | undefined {
  const watchers = new Map<string, TextWatcher>()
  const attempt = <Result>(name: string, look: () => Result): Result | undefined => {
    try {
      return look()
    } catch (error) {
      watchers.delete(name)
      const message = `The text watcher of plugin "${name}" failed and is off for this reply: ${String(error)}`
      state.events.warn('WATCHER_FAILED', message)
      return undefined
    }
  }
  for (const { name, hooks } of state.plugins) {
    const context = { conversation: state.conversation, ...state.position }
    const watcher = attempt(name, () => hooks?.watchText?.(context))
    if (watcher !== undefined) watchers.set(name, watcher)
  }
  if (watchers.size === 0) return undefined
  return {
    push(delta) {
      for (const [name, watcher] of watchers) {
        const reason = attempt(name, () => watcher.push(delta))
        if (reason !== undefined) return reason
      }
      return undefined
    },
  }
}
