import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { HarnessError, isHarnessError } from '@orion-harness/core'
import { hashFile } from './hash-file.ts'
import { describePart, readPart, writePart } from './part-file.ts'

/** How much of a file is there, in bytes. */
export interface DownloadProgress {
  /** The file being downloaded. */
  readonly url: string
  readonly downloadedBytes: number
  /** Undefined when the server does not say. */
  readonly totalBytes: number | undefined
}

/** How one file is asked for and checked. */
export interface DownloadFileOptions {
  readonly headers?: Readonly<Record<string, string>>
  /** SHA-256 the file must have, in hexadecimal digits. */
  readonly sha256?: string | undefined
  readonly onProgress?: ((progress: DownloadProgress) => void) | undefined
  readonly signal?: AbortSignal | undefined
  /** Milliseconds before the first new attempt; each further one waits twice as long. Default 500. */
  readonly retryDelayMs?: number | undefined
}

const attempts = 5

/**
 * Downloads `url` to `path`, through `path` + `.part`, which stays when the download breaks off and is gone on with
 * next time if the server still has the same file. Broken connections and server errors are tried again. The file
 * gets its name only when size, checksum and the first bytes are right.
 *
 * Throws `MODEL_DOWNLOAD_FAILED`, or `ENGINE_ABORTED` when the signal is aborted.
 */
export async function downloadFile(url: URL, path: string, options: DownloadFileOptions = {}): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await mkdir(dirname(path), { recursive: true })
      const total = await downloadRest(url, `${path}.part`, options)
      await verify(`${path}.part`, url, total, options.sha256)
      await rename(`${path}.part`, path)
      await rm(`${path}.part.json`, { force: true })
      return
    } catch (error) {
      if (options.signal?.aborted) throw aborted(options.signal)
      if (isHarnessError(error)) throw error
      if (isDiskError(error)) throw failed(url, 'The file cannot be written.', error)
      if (attempt === attempts) throw failed(url, 'The connection broke off each time.', error)
      await pause((options.retryDelayMs ?? 500) * 2 ** (attempt - 1), options.signal)
    }
  }
}

/** Gives the size of the whole file, where the server says. The connection is let go however it ends. */
async function downloadRest(
  url: URL,
  part: string,
  options: DownloadFileOptions,
): Promise<number | undefined> {
  const known = await readPart(part)
  const stopped = new AbortController()
  const signal = AbortSignal.any([stopped.signal, ...(options.signal ? [options.signal] : [])])
  try {
    const response = await fetch(url, {
      signal,
      headers: {
        ...options.headers,
        'accept-encoding': 'identity',
        ...(known ? { range: `bytes=${known.bytes}-`, 'if-range': known.etag } : {}),
      },
    })
    if (response.status === 416) {
      await rm(part, { force: true })
      throw new Error('The server has less of the file than is here; starting again.')
    }
    if (response.status >= 500 || response.status === 429)
      throw new Error(`The server answered ${response.status}.`)
    if (!response.ok || response.body === null) throw refused(url, response.status)

    const start = response.status === 206 && known !== undefined ? known.bytes : 0
    const length = Number(response.headers.get('content-length') ?? Number.NaN)
    const totalBytes = Number.isNaN(length) ? undefined : start + length
    await describePart(part, response.headers.get('etag'))
    await writePart(part, start, response.body, {
      onBytes: (downloadedBytes) => options.onProgress?.({ url: url.href, downloadedBytes, totalBytes }),
      onStall: () => stopped.abort(new Error('Nothing came for 30 seconds.')),
    })
    return totalBytes
  } finally {
    stopped.abort()
  }
}

async function verify(
  part: string,
  url: URL,
  total: number | undefined,
  sha256: string | undefined,
): Promise<void> {
  const { size } = await stat(part)
  if (total !== undefined && size < total)
    throw new Error(`The connection ended after ${size} of ${total} bytes.`)
  const problem = await findProblem(part, size, total, sha256)
  if (problem === undefined) return
  await rm(part, { force: true })
  throw failed(url, problem)
}

async function findProblem(
  part: string,
  size: number,
  total: number | undefined,
  sha256: string | undefined,
): Promise<string | undefined> {
  if (total !== undefined && size !== total) return `It has ${size} bytes instead of ${total}.`
  const file = await open(part)
  try {
    const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
    if (buffer.toString('latin1') !== 'GGUF') return 'What came is not a GGUF file.'
  } finally {
    await file.close()
  }
  if (sha256 === undefined) return undefined
  const actual = await hashFile(part)
  return actual === sha256.toLowerCase() ? undefined : `Its SHA-256 is ${actual} instead of ${sha256}.`
}

const writingCalls: readonly unknown[] = ['mkdir', 'open', 'write', 'close', 'rename']

/** Errors of the file system name the call that failed; those of a connection do not, or name a socket's. */
function isDiskError(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && writingCalls.includes(error.syscall)
}

async function pause(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, milliseconds)
    signal?.addEventListener('abort', done, { once: true })
    function done() {
      clearTimeout(timer)
      signal?.removeEventListener('abort', done)
      resolve()
    }
  })
  if (signal?.aborted) throw aborted(signal)
}

function aborted(signal: AbortSignal): HarnessError {
  return new HarnessError('ENGINE_ABORTED', '[engine-llamacpp] The download was aborted.', {
    hint: 'What came so far is kept; the next download goes on from there.',
    cause: signal.reason,
  })
}

function failed(url: URL, what: string, cause?: unknown): HarnessError {
  return new HarnessError(
    'MODEL_DOWNLOAD_FAILED',
    `[engine-llamacpp] Cannot download ${withoutQuery(url)}. ${what}`,
    {
      hint: isDiskError(cause)
        ? 'Make room, or give a folder that can be written to in `download.directory`, then try again.'
        : 'Check the address and the connection, then try again: a broken download goes on where it stopped.',
      ...(cause === undefined ? {} : { cause }),
    },
  )
}

/** The answer of a server that will not give the file, however often it is asked. */
export function refused(url: URL, status: number): HarnessError {
  const needsToken = status === 401 || status === 403
  return new HarnessError(
    'MODEL_DOWNLOAD_FAILED',
    `[engine-llamacpp] Cannot download ${withoutQuery(url)}: the server answered ${status}.`,
    {
      hint: needsToken
        ? 'The model may be gated: accept its licence on the hub and give a token in `download.token` or HF_TOKEN.'
        : 'Check that the owner, the name and the file are spelled as on the hub.',
      data: { status },
    },
  )
}

/** A query may hold a signature. */
function withoutQuery(url: URL): string {
  return url.origin + url.pathname
}
