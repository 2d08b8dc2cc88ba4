import type { LlamaContext, LlamaContextSequence, Token } from 'node-llama-cpp'
import { HarnessError } from '@orion-harness/core'
import { engineClosed } from './engine-errors.ts'
import { pickSlot, type SlotChoice } from './pick-slot.ts'

/** One place for a conversation's cache. Held by at most one generation at a time. */
export interface Slot {
  readonly sequence: LlamaContextSequence
  /** The conversation that used it last. */
  cacheKey: string | undefined
  /** The text of that conversation as far as it is cached. */
  text: string
}

/** Hands out the places of a context, in the order they were asked for. */
export interface SequencePool {
  /**
   * The idle place that suits these tokens best, as soon as there is one. Rejects with the signal's reason when it
   * is aborted while waiting, with `ENGINE_CLOSED` when the pool closes.
   */
  acquire(tokens: readonly Token[], signal: AbortSignal | undefined): Promise<SlotChoice<Slot>>
  /** Gives a place back. `broken` empties it: an evaluation or a loading failed half-way and left its cache undefined. */
  release(slot: Slot, broken: boolean): Promise<void>
  /** The place `cacheKey` used last, or the one used last of all. */
  find(cacheKey: string | undefined): Slot | undefined
  /** Those waiting are turned away. */
  close(): void
}

interface PoolSlot extends Slot {
  sequence: LlamaContextSequence
  usedAt: number
  busy: boolean
}

interface Waiter {
  readonly tokens: readonly Token[]
  readonly give: (choice: SlotChoice<PoolSlot>) => void
  readonly refuse: (reason: unknown) => void
}

/** `checkpointMemory` bounds the bytes of checkpoints of each place. */
export function createSequencePool(context: LlamaContext, checkpointMemory: number): SequencePool {
  const open = () =>
    context.getSequence({
      contextShift: { strategy: refuseToShift },
      checkpoints: { maxMemory: checkpointMemory },
    })
  const slots: PoolSlot[] = Array.from({ length: context.totalSequences }, () => ({
    sequence: open(),
    cacheKey: undefined,
    text: '',
    usedAt: 0,
    busy: false,
  }))
  const waiting: Waiter[] = []
  let clock = 0
  let closed = false

  const serve = () => {
    for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
      const choice = pickSlot(slots, next.tokens)
      if (choice === undefined) return
      waiting.shift()
      choice.slot.busy = true
      choice.slot.usedAt = ++clock
      next.give(choice)
    }
  }

  return {
    acquire(tokens, signal) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(engineClosed())
        if (signal?.aborted) return reject(signal.reason)
        const leave = () => {
          waiting.splice(waiting.indexOf(waiter), 1)
          reject(signal?.reason)
        }
        const settle = (done: () => void) => {
          signal?.removeEventListener('abort', leave)
          done()
        }
        const waiter: Waiter = {
          tokens,
          give: (choice) => settle(() => resolve(choice)),
          refuse: (reason) => settle(() => reject(reason)),
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
        own.cacheKey = undefined
        own.text = ''
        own.usedAt = 0
      }
      own.busy = false
      serve()
    },
    find(cacheKey) {
      const known = slots.filter(
        (slot) => slot.usedAt > 0 && (cacheKey === undefined || slot.cacheKey === cacheKey),
      )
      return known.reduce<PoolSlot | undefined>((a, b) => (a && a.usedAt > b.usedAt ? a : b), undefined)
    },
    close() {
      closed = true
      for (const waiter of waiting.splice(0)) waiter.refuse(engineClosed())
    },
  }
}

function refuseToShift(): never {
  throw new HarnessError('CONTEXT_OVERFLOW', '[engine-llamacpp] The context is full.')
}
