/** What a fake model is told to do, as JSON in the last line of its prompt. */
export interface Order {
  readonly say?: string
  readonly reasonFirst?: boolean
  /** Arguments, one for each call. */
  readonly call?: readonly string[]
  /** Begins a reply of thirty words picked by the seed. */
  readonly ramble?: number
}

export interface FakeReply {
  readonly reasoning: string
  readonly text: string
  readonly calls: readonly string[]
}

/** What a model that follows orders to the letter replies. */
export function fakeReply(prompt: string, seed: number, isSchema: boolean): FakeReply {
  if (isSchema) return { reasoning: '', text: '{"colour": "green", "sure": false}', calls: [] }
  const found = prompt.match(/^\{.*\}$/gmu)?.at(-1)
  const order = found === undefined ? {} : (JSON.parse(found) as Order)
  return {
    reasoning: order.reasonFirst === true ? 'Let me think about that for a while.' : '',
    text: order.call === undefined ? (order.say ?? ramble(order.ramble ?? 0, seed)) : '',
    calls: order.call ?? [],
  }
}

/** A word with the white space before it, or white space alone: the tokens of the fake model. */
export function fakeTokens(text: string): readonly string[] {
  return text.match(/\s*\S+|\s+/gu) ?? []
}

function ramble(variant: number, seed: number): string {
  const words = ['salt', 'pepper', 'thyme', 'laurel', 'sage', 'mint', 'dill', 'chive']
  let state = (seed * 2_654_435_761 + 1) >>> 0
  const picked = Array.from({ length: 30 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return words[state >>> 29] ?? ''
  })
  return `${variant}: ${picked.join(' ')}`
}
