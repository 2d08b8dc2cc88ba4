import { readGgufFileInfo } from 'node-llama-cpp'
import type { Merges } from './merges.ts'

/**
 * Reads the merges of the tokenizer out of a GGUF file. Rejects with a `TypeError` if its tokens are not the bytes, then
 * one token for each merge, then the control tokens.
 */
export async function readGgufMerges(path: string): Promise<Merges> {
  const { metadata } = await readGgufFileInfo(path, { readTensorInfo: false })
  const { tokens, merges = [] } = metadata.tokenizer.ggml
  const ids = new Map(tokens.map((text, id) => [text, id]))
  return merges.map((merge, rank) => {
    const [left = '', right = ''] = merge.split(' ')
    const first = ids.get(left)
    const second = ids.get(right)
    if (first === undefined || second === undefined || ids.get(left + right) !== 256 + rank) {
      throw new TypeError(
        `[demo-model] Merge ${rank} of ${path}, "${merge}", does not make token ${256 + rank}.`,
      )
    }
    return [first, second]
  })
}
