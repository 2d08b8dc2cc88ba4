import type { EngineSupports } from '../../../contract/engine.ts'
import type { EngineToolCallEvent } from '../../../contract/engine-event.ts'
import type { GenerateRequest } from '../../../contract/generate-request.ts'

/** What the reference engine is going to say. */
export interface ReplyPlan {
  readonly reasoning: string
  readonly text: string
  readonly calls: readonly Omit<EngineToolCallEvent, 'type'>[]
}

/** What the last line of a request asks for, as JSON. */
export interface Order {
  readonly say?: string
  readonly reasonFirst?: boolean
  /** Arguments, one for each call. */
  readonly call?: readonly string[]
  /** Begins a reply of thirty words picked by the seed. */
  readonly ramble?: number
}

/** Follows the order in the last line of the input; without one it rambles. */
export function planReply(request: GenerateRequest, supports: EngineSupports, seed: number): ReplyPlan {
  if (request.constraint?.jsonSchema !== undefined && supports.constraints.includes('json-schema')) {
    return { reasoning: '', text: '{"colour": "red", "sure": true}', calls: [] }
  }
  const { input } = request
  const text =
    input.type === 'prompt'
      ? input.prompt.map((piece) => piece.text).join('')
      : (input.messages.at(-1)?.content ?? '')
  const order = readOrder(text)
  if (order.call !== undefined) {
    const name = input.type === 'messages' ? input.tools[0]?.name : undefined
    if (name === undefined) return { reasoning: '', text: 'There is no tool for that.', calls: [] }
    const calls = order.call.map((args, index) => ({ id: `call-${index}`, name, arguments: args }))
    return { reasoning: '', text: '', calls }
  }
  return {
    reasoning: order.reasonFirst === true ? 'Let me think about that for a while.' : '',
    text: order.say ?? ramble(order.ramble ?? 0, request.sampling.temperature === 0 ? 0 : seed),
    calls: [],
  }
}

function readOrder(text: string): Order {
  const found = /^\{.*\}$/mu.exec(text)?.[0]
  return found === undefined ? {} : (JSON.parse(found) as Order)
}

function ramble(variant: number, seed: number): string {
  const random = randomFrom(seed)
  const words = ['salt', 'pepper', 'thyme', 'laurel', 'sage', 'mint', 'dill', 'chive']
  const picked = Array.from({ length: 30 }, () => words[Math.floor(random() * words.length)] ?? '')
  return `${variant}: ${picked.join(' ')}`
}

/** Numbers from 0 to 1 by mulberry32. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
