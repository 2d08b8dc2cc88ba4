import type { EngineEvent } from '../contract/engine-event.ts'
import { HarnessError } from '../contract/error.ts'
import type { TurnState } from './agent-state.ts'
import { asHarnessError } from './as-harness-error.ts'
import { createCallIds } from './call-ids.ts'
import type { ModelCall } from './prepare.ts'
import { createReplyReader } from './read-reply.ts'
import type { Reply } from './reply.ts'
import { untilAborted } from './until-aborted.ts'

/** Runs the model once and reads what it says. Never rejects: what goes wrong is in the reply. */
export async function generate({ agent, signal }: TurnState, call: ModelCall): Promise<Reply> {
  const { harness, options } = agent
  const { engine } = options
  const reader = createReplyReader(agent, call, createCallIds(harness.conversation))
  const watcher = harness.watchText()
  let finish: Reply['finish'] | undefined
  let cut: string | undefined
  let written = 0

  const take = (event: EngineEvent) => {
    switch (event.type) {
      case 'text-delta':
      case 'reasoning-delta':
        written += event.tokens
        reader.delta(event)
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
    for await (const event of untilAborted(() => engine.generate(call.request), signal)) {
      take(event)
      if (finish !== undefined || cut !== undefined) break
    }
    const left = noEnd(call, written)
    finish ??= cut === undefined && !signal.aborted ? broken(left, engine.name) : left
  } catch (error) {
    finish = {
      ...noEnd(call, written),
      reason: 'error',
      error: asHarnessError(error, `The engine ${engine.name}`),
    }
  }
  reader.finish(finish.reason)
  return { ...reader.read, finish, cut }
}

/** For a stream that was left before its end, with what the deltas so far said of their tokens. */
function noEnd({ used }: ModelCall, completionTokens: number): Reply['finish'] {
  return {
    reason: 'aborted',
    usage: { promptTokens: used, reusedTokens: 0, completionTokens, exact: false },
    timings: { firstTokenMs: 0, prefillMs: 0, decodeMs: 0 },
  }
}

function broken(left: Reply['finish'], engine: string): Reply['finish'] {
  const error = new HarnessError(
    'ENGINE_STREAM_BROKEN',
    `The stream of ${engine} ended before it was finished.`,
    {
      hint: 'The server or the model process may have stopped. What came so far is kept; send the message again.',
    },
  )
  return { ...left, reason: 'error', error }
}
