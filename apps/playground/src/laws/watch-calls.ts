import { transcript } from '@orion-harness/core'
import type {
  ContextEvent,
  ConversationReader,
  GenerateRequest,
  ModelDraft,
  Plugin,
  Prompt,
  Transcript,
} from '@orion-harness/core'
import { mainConversation } from './world.ts'
import type { World } from './world.ts'

/** What was sent in one step, and what the conversation was then. */
export interface ModelCall {
  readonly prompt: Prompt
  readonly draft: ModelDraft
  readonly sent: Transcript
  /** Entries of the log when it was sent. */
  readonly length: number
  readonly conversation: ConversationReader
  readonly turn: number
  readonly step: number
  readonly context: ContextEvent
}

/** Puts together what hooks, events and the engine see of one model call. */
export interface CallWatch {
  readonly plugin: Plugin
  /** Told by the engine what it was sent. */
  sent(request: GenerateRequest): void
}

/** A watch over all model calls, those of nested agents too, in the order they are made. */
export function watchCalls(calls: ModelCall[], world: World): CallWatch {
  let drafted: Omit<ModelCall, 'prompt' | 'context'> | undefined
  let context: ContextEvent | undefined
  return {
    plugin: {
      name: 'watch',
      hooks: {
        beforeModel(draft, { conversation, turn, step }) {
          world.conversationId = conversation.id
          const view = conversation.view(transcript)
          const sent = { ...view, items: [...view.items] }
          drafted = { draft, sent, length: conversation.entries.length, conversation, turn, step }
          return undefined
        },
        onEvent(event) {
          if (event.path.length > 0) return
          if (event.type === 'context') context = event
          if (event.type === 'turn-end') world.conversationId = mainConversation
        },
      },
    },
    sent({ input }) {
      if (drafted === undefined || context === undefined || input.type !== 'prompt')
        throw new Error('A model call that no hook and no event announced.')
      calls.push({ ...drafted, context, prompt: input.prompt })
      drafted = undefined
      context = undefined
    },
  }
}
