import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LlamaContextSequence } from 'node-llama-cpp'

/** A larger cache is evaluated again instead: the copy goes through a temporary file. */
const largestCopy = 512 * 1024 * 1024

/**
 * Gives `target` a copy of everything `source` has evaluated; what `target` held is lost. Does nothing when the copy
 * would be larger than 512 MiB. `source` may be in use: the copy is of one moment between two tokens.
 *
 * Gives why there is no copy when the temporary file cannot be written; `target` is then as it was.
 */
export async function copyPrefix(
  source: LlamaContextSequence,
  target: LlamaContextSequence,
): Promise<Error | undefined> {
  const { context } = source
  const share = source.nextTokenIndex / (context.contextSize * context.totalSequences)
  if (context.stateSize * share > largestCopy) return undefined
  let directory: string | undefined
  try {
    let file: string
    try {
      // A folder of its own, because what llama.cpp writes anyone could read.
      directory = await mkdtemp(join(tmpdir(), 'orion-cache-'))
      file = join(directory, 'sequence')
      await source.saveStateToFile(file)
    } catch (error) {
      return error instanceof Error ? error : new Error(String(error))
    }
    await target.loadStateFromFile(file, { acceptRisk: true })
    return undefined
  } finally {
    if (directory !== undefined) await rm(directory, { recursive: true, force: true })
  }
}
