import type { GgufContent } from './gguf-writer.ts'

type Tensor = GgufContent['tensors'][number]

/** Sizes of a tiny model. */
export interface TinyShape {
  readonly width: number
  readonly layers: number
  readonly heads: number
  readonly keyHeads: number
  readonly hidden: number
  readonly vocabulary: number
}

/** Random weights of a `llama` or, with its extra norms and tied output, a `gemma3` model. */
export function attentionTensors(
  shape: TinyShape,
  isGemma: boolean,
  seed: number,
  bias?: readonly number[],
): Tensor[] {
  const { width, layers, heads, keyHeads, hidden, vocabulary } = shape
  const headWidth = width / heads
  const { random, ones } = fillers(seed)
  // Gemma reads its embedding out again: a large one would repeat the last token for ever.
  const tensors = [random('token_embd.weight', [width, vocabulary], isGemma ? 0.15 : 1)]
  for (let layer = 0; layer < layers; layer++) {
    const name = (part: string) => `blk.${layer}.${part}.weight`
    tensors.push(
      ones(name('attn_norm'), [width]),
      random(name('attn_q'), [width, heads * headWidth]),
      random(name('attn_k'), [width, keyHeads * headWidth]),
      random(name('attn_v'), [width, keyHeads * headWidth]),
      random(name('attn_output'), [heads * headWidth, width]),
      ...(isGemma
        ? [
            ones(name('attn_q_norm'), [headWidth]),
            ones(name('attn_k_norm'), [headWidth]),
            ones(name('post_attention_norm'), [width]),
            ones(name('post_ffw_norm'), [width]),
          ]
        : []),
      ones(name('ffn_norm'), [width]),
      random(name('ffn_gate'), [width, hidden]),
      random(name('ffn_up'), [width, hidden]),
      random(name('ffn_down'), [hidden, width]),
    )
  }
  tensors.push(ones('output_norm.weight', [width]))
  if (isGemma) return tensors
  const output = random('output.weight', [width, vocabulary], 0.3)
  if (bias) addBias(tensors[0], output, bias, width)
  return [...tensors, output]
}

/** Makes the first number of every embedding the same, so that the first weight of an output row is its bias. */
function addBias(
  embedding: Tensor | undefined,
  output: Tensor,
  bias: readonly number[],
  width: number,
): void {
  const constant = Math.sqrt(width)
  for (const [token, value] of bias.entries()) {
    if (embedding) embedding.data[token * width] = constant
    output.data[token * width] = (value / constant) * Math.SQRT2
  }
}

/** Width of the state of a Mamba layer. */
export const mambaState = 16

/** Random weights of a `mamba` model. */
export function mambaTensors(shape: TinyShape, seed: number): Tensor[] {
  const { width, layers, vocabulary } = shape
  const inner = width * 2
  const rank = Math.ceil(width / 16)
  const { random, ones, map } = fillers(seed)
  const tensors = [random('token_embd.weight', [width, vocabulary], 1)]
  for (let layer = 0; layer < layers; layer++) {
    const name = (part: string) => `blk.${layer}.${part}`
    tensors.push(
      ones(name('attn_norm.weight'), [width]),
      random(name('ssm_in.weight'), [width, inner * 2]),
      random(name('ssm_conv1d.weight'), [4, inner], 0.5),
      random(name('ssm_conv1d.bias'), [inner]),
      random(name('ssm_x.weight'), [inner, rank + mambaState * 2]),
      random(name('ssm_dt.weight'), [rank, inner]),
      random(name('ssm_dt.bias'), [inner]),
      map(name('ssm_a'), [mambaState, inner], (value) => -1 - Math.abs(value)),
      ones(name('ssm_d'), [inner]),
      random(name('ssm_out.weight'), [inner, width]),
    )
  }
  tensors.push(ones('output_norm.weight', [width]), random('output.weight', [width, vocabulary], 0.3))
  return tensors
}

function fillers(seed: number) {
  const normal = normalNumbers(seed)
  const map = (name: string, dimensions: readonly number[], make: (value: number) => number): Tensor => {
    const length = dimensions.reduce((product, size) => product * size, 1)
    return { name, dimensions, data: Float32Array.from({ length }, () => make(normal())) }
  }
  return {
    map,
    random: (name: string, dimensions: readonly number[], scale = 0.05) =>
      map(name, dimensions, (value) => value * scale),
    ones: (name: string, dimensions: readonly number[]): Tensor => ({
      name,
      dimensions,
      data: new Float32Array(dimensions.reduce((product, size) => product * size, 1)).fill(1),
    }),
  }
}

/** Normally distributed numbers by Box and Muller from a linear congruential generator; the same seed, the same numbers. */
function normalNumbers(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state + 0.5) / 4294967296
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
