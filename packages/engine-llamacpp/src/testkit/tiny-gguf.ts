import { writeGguf, type GgufValue } from './gguf-writer.ts'
import { attentionTensors, mambaState, mambaTensors, type TinyShape } from './tiny-tensors.ts'
import { tinyVocabulary } from './tiny-vocabulary.ts'

/** What kind of tiny model to write. */
export interface TinyGgufOptions {
  /** `llama` attends to everything, `gemma3` in one layer of two to a sliding window, `mamba` is recurrent. Default `llama`. */
  readonly architecture?: 'llama' | 'gemma3' | 'mamba'
  /** Kind of tokenizer. Default `bpe`. */
  readonly tokenizer?: 'bpe' | 'spm'
  /** Whether every prompt begins with `<|endoftext|>`. Default false. */
  readonly addBos?: boolean
  /** Tokens the model says it was trained for. Default 4096. */
  readonly contextLength?: number
  /** Tokens in the window of `gemma3`. Default 64. */
  readonly slidingWindow?: number
  /** Width of the model, a multiple of 16; 128 allows a quantised cache. Default 64. */
  readonly width?: number
  /** Default 2. */
  readonly layers?: number
  /** Same seed, same bytes. Default 1. */
  readonly seed?: number
  /** Texts that get tokens of their own, each with all its beginnings. Default: none but a few English words. */
  readonly words?: readonly string[]
  /**
   * What a `llama` model adds to the score of each token, given the text the file holds for it: makes a model that
   * never ends, or that loves long words. The scores themselves are around 0, give or take 3. Default: nothing.
   */
  readonly bias?: (text: string) => number
  /** Jinja sources of chat templates by name. Default: ChatML without tools, as `default`. */
  readonly chatTemplates?: Readonly<Record<string, string>>
}

const chatMl =
  "{% for message in messages %}{{ '<|im_start|>' + message.role + '\\n' + message.content + '<|im_end|>\\n' }}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\\n' }}{% endif %}"

/**
 * The bytes of a GGUF model of about half a megabyte with random weights: what it writes is nonsense, but it loads,
 * caches and decodes like a real one of its kind.
 */
export function tinyGguf(options: TinyGgufOptions = {}): Uint8Array {
  const { architecture = 'llama', width = 64, layers = 2, seed = 1, contextLength = 4096 } = options
  const vocabulary = tinyVocabulary(options.tokenizer ?? 'bpe', options.addBos ?? false, options.words ?? [])
  const shape: TinyShape = {
    width,
    layers,
    heads: 4,
    keyHeads: 2,
    hidden: width * 2,
    vocabulary: vocabulary.texts.length,
  }
  const number = (value: number): GgufValue => ({ type: 'uint32', value })
  return writeGguf({
    metadata: [
      ['general.architecture', { type: 'string', value: architecture }],
      ['general.name', { type: 'string', value: `tiny-${architecture}` }],
      ['general.file_type', number(0)],
      [`${architecture}.context_length`, number(contextLength)],
      [`${architecture}.embedding_length`, number(width)],
      [`${architecture}.block_count`, number(layers)],
      [`${architecture}.vocab_size`, number(vocabulary.texts.length)],
      [`${architecture}.attention.layer_norm_rms_epsilon`, { type: 'float32', value: 1e-5 }],
      ...(architecture === 'mamba' ? mambaMetadata(width) : attentionMetadata(architecture, shape, options)),
      ...vocabulary.metadata,
      ...templateMetadata(options.chatTemplates ?? { default: chatMl }),
    ],
    tensors:
      architecture === 'mamba'
        ? mambaTensors(shape, seed)
        : attentionTensors(
            shape,
            architecture === 'gemma3',
            seed,
            options.bias && vocabulary.texts.map(options.bias),
          ),
  })
}

function templateMetadata(templates: Readonly<Record<string, string>>): (readonly [string, GgufValue])[] {
  return Object.entries(templates).map(([name, value]) => {
    const key = name === 'default' ? 'tokenizer.chat_template' : `tokenizer.chat_template.${name}`
    return [key, { type: 'string', value }]
  })
}

function attentionMetadata(
  architecture: 'llama' | 'gemma3',
  { width, heads, keyHeads, hidden }: TinyShape,
  { slidingWindow = 64 }: TinyGgufOptions,
): (readonly [string, GgufValue])[] {
  const number = (value: number): GgufValue => ({ type: 'uint32', value })
  const key = (name: string) => `${architecture}.${name}`
  return [
    [key('feed_forward_length'), number(hidden)],
    [key('attention.head_count'), number(heads)],
    [key('attention.head_count_kv'), number(keyHeads)],
    [key('attention.key_length'), number(width / heads)],
    [key('attention.value_length'), number(width / heads)],
    [key('rope.freq_base'), { type: 'float32', value: 10000 }],
    architecture === 'llama'
      ? [key('rope.dimension_count'), number(width / heads)]
      : [key('attention.sliding_window'), number(slidingWindow)],
  ]
}

function mambaMetadata(width: number): (readonly [string, GgufValue])[] {
  const number = (value: number): GgufValue => ({ type: 'uint32', value })
  return [
    ['mamba.feed_forward_length', number(0)],
    ['mamba.attention.head_count', number(0)],
    ['mamba.ssm.conv_kernel', number(4)],
    ['mamba.ssm.inner_size', number(width * 2)],
    ['mamba.ssm.state_size', number(mambaState)],
    ['mamba.ssm.time_step_rank', number(Math.ceil(width / 16))],
  ]
}
