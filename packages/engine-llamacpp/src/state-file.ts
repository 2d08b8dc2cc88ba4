import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, constants, open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { HarnessError, type Json } from '@orion-harness/core'
import type { LoadedModel } from './load-model.ts'
import type { Transcript } from './reply-memory.ts'
import type { Slot } from './sequence-pool.ts'

/** What stands beside a saved cache, in `PATH.json`. */
interface StateDescription {
  readonly format: 1
  readonly fingerprint: Fingerprint
  readonly tokens: number
  readonly bytes: number
  readonly sha256: string
  readonly cacheKey?: string
  /** Which tokens the model wrote for which text, so that the next prompt meets the cache. */
  readonly transcript: Transcript
}

/** A cache fits only what it was made by. */
interface Fingerprint {
  readonly model: string
  readonly llamaCpp: string
  readonly cache: string
}

/**
 * Writes the cache of `slot` to `path` and its description to `path` + `.json`. Both appear whole or not at all.
 * Gives the tokens saved. Throws `SESSION_WRITE_FAILED`.
 */
export async function saveState(
  path: string,
  loaded: LoadedModel,
  slot: Slot,
  transcript: Transcript,
): Promise<number> {
  const tokens = slot.sequence.nextTokenIndex
  try {
    await access(dirname(path), constants.W_OK)
    await slot.sequence.saveStateToFile(`${path}.part`)
  } catch (error) {
    throw new HarnessError('SESSION_WRITE_FAILED', `[engine-llamacpp] Cannot write the state to ${path}.`, {
      hint: 'Check that the folder exists, can be written to, and has room.',
      cause: error,
      data: { path },
    })
  }
  const description: StateDescription = {
    format: 1,
    fingerprint: await fingerprint(loaded),
    tokens,
    bytes: (await stat(`${path}.part`)).size,
    sha256: await hashFile(`${path}.part`),
    ...(slot.cacheKey === undefined ? {} : { cacheKey: slot.cacheKey }),
    transcript,
  }
  await writeFile(`${path}.json.part`, JSON.stringify(description))
  await rename(`${path}.part`, path)
  await rename(`${path}.json.part`, `${path}.json`)
  return tokens
}

/**
 * Reads a saved cache into `slot`. Throws `STATE_MISMATCH`, and changes nothing, when it was made by another model,
 * build or kind of cache, does not fit the context, or is damaged: llama.cpp itself would crash on some of these.
 */
export async function loadState(path: string, loaded: LoadedModel, slot: Slot): Promise<StateDescription> {
  const description = await readDescription(path)
  const own = await fingerprint(loaded)
  const differing = (['model', 'llamaCpp', 'cache'] as const).filter(
    (key) => own[key] !== description.fingerprint[key],
  )
  if (differing.length > 0) {
    throw mismatch(`It was saved with another ${differing.join(' and ')}.`, {
      saved: { ...description.fingerprint },
      loaded: { ...own },
    })
  }
  if (description.tokens >= loaded.context.contextSize) {
    throw mismatch('It holds more tokens than the context.', {
      tokens: description.tokens,
      contextWindow: loaded.context.contextSize,
    })
  }
  const { size } = await stat(path)
  if (size !== description.bytes || (await hashFile(path)) !== description.sha256) {
    throw mismatch('The file is damaged.', { bytes: size, expectedBytes: description.bytes })
  }
  await slot.sequence.loadStateFromFile(path, { acceptRisk: true })
  return description
}

async function readDescription(path: string): Promise<StateDescription> {
  let description: StateDescription
  try {
    description = JSON.parse(await readFile(`${path}.json`, 'utf8')) as StateDescription
  } catch (error) {
    throw mismatch('Its description cannot be read.', { path: `${path}.json` }, error)
  }
  if (description.format !== 1) throw mismatch('It has a format this version does not know.', { path })
  return description
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

/** SHA-256 of a file in lower-case hexadecimal digits. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

function mismatch(what: string, data: Json, cause?: unknown): HarnessError {
  return new HarnessError('STATE_MISMATCH', `[engine-llamacpp] This saved state cannot be used. ${what}`, {
    hint: 'Start without it: the prompt is evaluated once more and everything else is as before.',
    data,
    ...(cause === undefined ? {} : { cause }),
  })
}
