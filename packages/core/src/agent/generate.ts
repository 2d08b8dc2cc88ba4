import type { EngineEvent, FinishEvent } from '../contract/engine-event.ts'
import { HarnessError, isHarnessError } from '../contract/error.ts'
import type { AgentState, TurnState } from './agent-state.ts'
import { createCallIds } from './call-ids.ts'
import type { ModelCall } from './prepare.ts'
import { createReplyReader } from './read-reply.ts'
import type { Reply } from './reply.ts'
import { untilAborted } from './until-aborted.ts'

/** Runs the model once and reads what it says. Never rejects: what goes wrong is in the reply. */
export async function generate({ agent, signal }: TurnState, call: ModelCall): Promise<Reply> {
  const { harness, options } = agent
  const reader = createReplyReader(agent, call, createCallIds(harness.conversation))
  const watcher = harness.watchText()
  let finish: FinishEvent | undefined
  let cut: string | undefined

  const take = (event: EngineEvent) => {
    switch (event.type) {
      case 'text-delta':
        reader.text(event.text, event.tokens)
        cut = watcher?.push(event.text)
        return
      case 'reasoning-delta':
        reader.reasoning(event.text, event.tokens)
        cut = watcher?.push(event.text)
        return
      case 'tool-call':
        reader.nativeCall(event)
        return
      case 'prefill':
      case 'warning':
        harness.emit(event)
        return
      case 'finish':
        finish = event
        return
    }
  }

  try {
    for await (const event of untilAborted(() => options.engine.generate(call.request), signal)) {
      take(event)
      if (finish !== undefined || cut !== undefined) break
    }
  } catch (error) {
    finish = broken(call, asHarnessError(error, options.engine.name))
  }
  const ended = finish ?? unfinished(agent, call, signal, cut)
  reader.finish(ended.reason)
  return {
    ...reader.read,
    finish: ended.reason,
    usage: ended.usage,
    timings: ended.timings,
    ...(ended.seed === undefined ? {} : { seed: ended.seed }),
    ...(ended.error === undefined ? {} : { error: ended.error }),
    ...(cut === undefined ? {} : { cut }),
  }
}

/** An end for a stream that did not give one: it was cut, it was stopped, or it is broken. */
function unfinished(
  { options }: AgentState,
  call: ModelCall,
  signal: AbortSignal,
  cut: string | undefined,
): FinishEvent {
  if (cut !== undefined || signal.aborted) return { ...unknownEnd(call), reason: 'aborted' }
  return broken(
    call,
    new HarnessError(
      'ENGINE_STREAM_BROKEN',
      `The stream of ${options.engine.name} ended before it was finished.`,
      {
        hint: 'The server or the model process may have stopped. What came so far is kept; send the message again.',
      },
    ),
  )
}

function broken(call: ModelCall, error: HarnessError): FinishEvent {
  return { ...unknownEnd(call), reason: 'error', error }
}

function unknownEnd({ used }: ModelCall): Omit<FinishEvent, 'reason'> {
  return {
    type: 'finish',
    usage: { promptTokens: used, reusedTokens: 0, completionTokens: 0, exact: false },
    timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
  }
}

function asHarnessError(error: unknown, engine: string): HarnessError {
  if (isHarnessError(error)) return error
  return new HarnessError('ENGINE_FAILED', `The engine ${engine} failed: ${String(error)}`, {
    hint: 'This is a fault of the engine package; its cause is attached.',
    cause: error,
  })
}
