import type {
  EngineReasoningEvent,
  EngineTextEvent,
  EngineToolCallEvent,
  FinishReason,
} from '../contract/engine-event.ts'
import type { ReadPart } from '../contract/tool-call-parser.ts'
import type { CallReading, ToolCall } from '../contract/tool-call.ts'
import type { AgentState } from './agent-state.ts'
import type { ModelCall } from './prepare.ts'
import { openReader } from './open-reader.ts'
import { readNative } from './read-native.ts'

/** Turns what the engine sends into text, reasoning and calls, and tells everybody as it goes. */
export interface ReplyReader {
  delta(event: EngineTextEvent | EngineReasoningEvent): void
  nativeCall(event: EngineToolCallEvent): void
  finish(reason: FinishReason): void
  readonly read: {
    text: string
    reasoning: string
    readonly calls: ToolCall[]
    readonly readings: CallReading[]
  }
}

/** Reads one reply. Without tools no parser is opened and the text passes as it is. */
export function createReplyReader(
  agent: AgentState,
  call: ModelCall,
  takeId: (wish?: string) => string,
): ReplyReader {
  const { harness, options, layout } = agent
  const isNeeded = harness.tools.length > 0 || call.startsInReasoning
  const reader = isNeeded ? openReader(agent, harness.tools, call.startsInReasoning) : undefined
  const read: ReplyReader['read'] = { text: '', reasoning: '', calls: [], readings: [] }
  const startedAt = performance.now()
  let shown = 0
  let held = 0

  const delta = (type: 'text-delta' | 'reasoning-delta', text: string) => {
    if (text === '') return
    const tokens = held
    held = 0
    shown += tokens
    if (type === 'reasoning-delta') {
      read.reasoning += text
      harness.emit({ type, text, tokens })
      return
    }
    read.text += text
    const seconds = (performance.now() - startedAt) / 1000
    harness.emit({ type, text, tokens, tokensPerSecond: seconds > 0 ? shown / seconds : 0 })
  }
  const addCall = (made: Omit<ToolCall, 'id'>, reading: CallReading, wish?: string) => {
    const toolCall: ToolCall = { id: takeId(wish), ...made }
    read.calls.push(toolCall)
    read.readings.push(reading)
    harness.emit({ type: 'tool-call', call: toolCall, ...reading })
  }
  const take = (parts: readonly ReadPart[]) => {
    for (const part of parts) {
      switch (part.type) {
        case 'text':
          delta('text-delta', part.text)
          break
        case 'reasoning':
          delta('reasoning-delta', part.text)
          break
        case 'call-start':
        case 'call-delta':
          harness.emit(part)
          break
        case 'call': {
          const { name, arguments: args, format, repairs, id } = part
          addCall({ name, arguments: args }, { format, repairs }, id)
          break
        }
        case 'call-error': {
          const { name = 'unknown', arguments: args = {}, raw, problem } = part
          const format = layout?.event.callFormat ?? 'unknown'
          addCall({ name, arguments: args, unreadable: { raw, problem } }, { format, repairs: [] })
          break
        }
      }
    }
  }

  return {
    read,
    delta({ type, text, tokens }) {
      held += tokens
      if (type === 'text-delta' && reader !== undefined) take(reader.push(text))
      else delta(type, text)
    },
    nativeCall(event) {
      const { name, id } = event
      const made = readNative(event, call, options.parser)
      if (made.ok)
        addCall({ name, arguments: made.arguments }, { format: 'native', repairs: made.repairs }, id)
      else {
        const unreadable = { raw: event.arguments, problem: made.problem }
        addCall({ name, arguments: made.arguments ?? {}, unreadable }, { format: 'native', repairs: [] }, id)
      }
    },
    finish(reason) {
      if (reader !== undefined) take(reader.finish(reason))
    },
  }
}
