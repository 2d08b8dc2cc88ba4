import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LlamaContextSequence } from 'node-llama-cpp'

/** A larger cache is evaluated again instead: the copy goes through a temporary file. */
const largestCopy = 512 * 1024 * 1024

/**
 * Gives `target` a copy of everything `source` has evaluated; what `target` held is lost. Does nothing when the copy
 * would be larger than 512 MiB. `source` may be in use: the copy is of one moment between two tokens.
 */
export async function copyPrefix(source: LlamaContextSequence, target: LlamaContextSequence): Promise<void> {
  const { context } = source
  const share = source.nextTokenIndex / (context.contextSize * context.totalSequences)
  if (context.stateSize * share > largestCopy) return
  const directory = await mkdtemp(join(tmpdir(), 'orion-cache-'))
  try {
    const file = join(directory, 'sequence')
    await source.saveStateToFile(file)
    await target.loadStateFromFile(file, { acceptRisk: true })
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
