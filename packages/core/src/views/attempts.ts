import { canonicalJson } from '../conversation/canonical-json.ts'
import type { View } from '../contract/conversation.ts'
import type { ToolCall } from '../contract/tool-call.ts'

/** One call that was tried, whatever became of it. */
export interface Attempt {
  readonly callId: string
  readonly name: string
  /** Equal for calls of the same tool with equal arguments, whatever the order of their keys. */
  readonly key: string
  readonly turn: number
  readonly step: number
  readonly ok: boolean
  /** What the model read. */
  readonly text: string
}

export interface Attempts {
  /** In the order the results came. */
  readonly all: readonly Attempt[]
  readonly byKey: ReadonlyMap<string, readonly Attempt[]>
}

/** The key under which `attempts` files a call. */
export function callKey(call: Pick<ToolCall, 'name' | 'arguments' | 'unreadable'>): string {
  return `${call.name} ${call.unreadable?.raw ?? canonicalJson(call.arguments)}`
}

interface AttemptState extends Attempts {
  readonly all: Attempt[]
  readonly byKey: Map<string, Attempt[]>
  readonly open: ToolCall[]
}

const folding: View<AttemptState> = {
  name: 'attempts',
  initial: () => ({ all: [], byKey: new Map(), open: [] }),
  fold(state, entry) {
    if (entry.type === 'assistant') state.open.push(...entry.calls)
    if (entry.type !== 'tool-result') return state
    const call = state.open.shift()
    if (call === undefined) return state
    const key = callKey(call)
    const { turn, step, name, callId } = entry
    const { ok, text } = entry.result
    const attempt: Attempt = { callId, name, key, turn, step, ok, text }
    state.all.push(attempt)
    const same = state.byKey.get(key)
    if (same === undefined) state.byKey.set(key, [attempt])
    else same.push(attempt)
    return state
  },
}

/** What was tried, by tool name and canonical arguments, and with what result. */
export const attempts: View<Attempts> = folding
