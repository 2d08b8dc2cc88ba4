import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp'
import { HarnessError } from '@orion-harness/core'
import { pickSlot } from './pick-slot.ts'

/** One place for a conversation's cache. Held by at most one generation at a time. */
export interface Slot {
  readonly sequence: LlamaContextSequence
  /** Counts up with every use; the lowest was used longest ago. */
  readonly usedAt: number
}

/** Hands out the places of a context, in the order they were asked for. */
export interface SequencePool {
  /**
   * The idle place that suits these tokens best, as soon as there is one. Rejects with the signal's reason when it
   * is aborted while waiting, with `ENGINE_CLOSED` when the pool closes.
   */
  acquire(tokens: readonly Token[], signal: AbortSignal | undefined): Promise<Slot>
  /** Gives a place back. `broken` throws its cache away: an evaluation failed half-way and left it undefined. */
  release(slot: Slot, broken: boolean): Promise<void>
  /** Every place, idle or not. */
  readonly slots: readonly Slot[]
  /** Those waiting are turned away. */
  close(): void
}

interface PoolSlot {
  sequence: LlamaContextSequence
  usedAt: number
  busy: boolean
}

interface Waiter {
  readonly tokens: readonly Token[]
  readonly give: (slot: PoolSlot) => void
  readonly refuse: (reason: unknown) => void
}

export function createSequencePool(context: LlamaContext, checkpointMemory: number): SequencePool {
  const open = () =>
    context.getSequence({
      contextShift: { strategy: refuseToShift },
      checkpoints: { maxMemory: checkpointMemory },
    })
  const slots: PoolSlot[] = Array.from({ length: context.totalSequences }, () => ({
    sequence: open(),
    usedAt: 0,
    busy: false,
  }))
  const waiting: Waiter[] = []
  let clock = 0
  let closed = false

  const serve = () => {
    while (waiting.length > 0) {
      const idle = slots.filter((slot) => !slot.busy)
      if (idle.length === 0) return
      const next = waiting.shift()
      if (next === undefined) return
      const slot = pickSlot(idle, next.tokens)
      slot.busy = true
      slot.usedAt = ++clock
      next.give(slot)
    }
  }

  return {
    slots,
    acquire(tokens, signal) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(poolClosed())
        if (signal?.aborted) return reject(signal.reason)
        const waiter: Waiter = {
          tokens,
          give(slot) {
            signal?.removeEventListener('abort', leave)
            resolve(slot)
          },
          refuse(reason) {
            signal?.removeEventListener('abort', leave)
            reject(reason)
          },
        }
        const leave = () => {
          waiting.splice(waiting.indexOf(waiter), 1)
          reject(signal?.reason)
        }
        signal?.addEventListener('abort', leave, { once: true })
        waiting.push(waiter)
        serve()
      })
    },
    async release(slot, broken) {
      const own = slots.find((candidate) => candidate === slot)
      if (own === undefined) return
      if (broken && !closed) {
        await own.sequence.dispose()
        own.sequence = open()
      }
      own.busy = false
      serve()
    },
    close() {
      closed = true
      for (const waiter of waiting.splice(0)) waiter.refuse(poolClosed())
    },
  }
}

function poolClosed(): HarnessError {
  return new HarnessError('ENGINE_CLOSED', '[engine-llamacpp] The engine is closed.', {
    hint: 'Make a new engine.',
  })
}

function refuseToShift(): never {
  throw new HarnessError('CONTEXT_OVERFLOW', '[engine-llamacpp] The context is full.')
}
