import { createHash } from 'node:crypto'
import { access, constants, open, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { HarnessError } from '@orion-harness/core'
import { hashFile } from './hash-file.ts'
import type { LoadedModel } from './load-model.ts'
import type { Transcript } from './reply-memory.ts'
import type { Slot } from './sequence-pool.ts'
import {
  readDescription,
  stateMismatch,
  type Fingerprint,
  type StateDescription,
} from './state-description.ts'

/**
 * Writes the cache of `slot` to `path` and its description to `path` + `.json`, each of which appears whole or not at
 * all. Gives the tokens saved. Throws `SESSION_WRITE_FAILED`.
 */
export async function saveState(
  path: string,
  loaded: LoadedModel,
  { sequence, cacheKey }: Slot,
  transcript: Transcript,
): Promise<number> {
  const tokens = sequence.nextTokenIndex
  const part = `${path}.part`
  const descriptionPart = `${path}.json.part`
  try {
    await access(dirname(path), constants.W_OK)
    await sequence.saveStateToFile(part)
    const description: StateDescription = {
      format: 1,
      fingerprint: await fingerprint(loaded),
      tokens,
      bytes: (await stat(part)).size,
      sha256: await hashFile(part),
      ...(cacheKey === undefined ? {} : { cacheKey }),
      transcript,
    }
    await writeFile(descriptionPart, JSON.stringify(description))
    await rename(part, path)
    await rename(descriptionPart, `${path}.json`)
    return tokens
  } catch (error) {
    await Promise.allSettled([rm(part, { force: true }), rm(descriptionPart, { force: true })])
    throw new HarnessError('SESSION_WRITE_FAILED', `[engine-llamacpp] Cannot write the state to ${path}.`, {
      hint: 'Check that the folder exists, can be written to, and has room.',
      cause: error,
      data: { path },
    })
  }
}

/**
 * Gives the description of the cache saved at `path`. Throws `STATE_MISMATCH` when it was made by another model, build
 * or kind of cache, does not fit the context, is damaged or is not there: llama.cpp itself would crash on some of these.
 */
export async function checkState(path: string, loaded: LoadedModel): Promise<StateDescription> {
  const description = await readDescription(path)
  const own = await fingerprint(loaded)
  const differing = (['model', 'llamaCpp', 'cache'] as const).filter(
    (key) => own[key] !== description.fingerprint[key],
  )
  if (differing.length > 0) {
    throw stateMismatch(`It was saved with another ${differing.join(' and ')}.`, {
      saved: { ...description.fingerprint },
      loaded: { ...own },
    })
  }
  if (description.tokens >= loaded.context.contextSize) {
    throw stateMismatch('It holds more tokens than the context.', {
      tokens: description.tokens,
      contextWindow: loaded.context.contextSize,
    })
  }
  await checkFile(path, description)
  return description
}

async function checkFile(path: string, { bytes, sha256 }: StateDescription): Promise<void> {
  let size: number
  let isIntact: boolean
  try {
    size = (await stat(path)).size
    isIntact = size === bytes && (await hashFile(path)) === sha256
  } catch (error) {
    throw stateMismatch('The file cannot be read.', { path }, error)
  }
  if (!isIntact) throw stateMismatch('The file is damaged.', { bytes: size, expectedBytes: bytes })
}

async function fingerprint({ path, runtime, context }: LoadedModel): Promise<Fingerprint> {
  const { repo, release } = runtime.llama.llamaCppRelease
  return {
    model: await fingerprintFile(path),
    llamaCpp: `${repo}@${release}`,
    cache: [context.kvCacheKeyType, context.kvCacheValueType, context.flashAttention].join('/'),
  }
}

const sampleBytes = 1024 * 1024

/** Of a file of gigabytes, its size, its first and its last megabyte are enough to tell it from any other. */
async function fingerprintFile(path: string): Promise<string> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const hash = createHash('sha256').update(String(size))
    for (const position of [0, Math.max(0, size - sampleBytes)]) {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(sampleBytes), 0, sampleBytes, position)
      hash.update(buffer.subarray(0, bytesRead))
    }
    return hash.digest('hex')
  } finally {
    await file.close()
  }
}
