import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'
import { finished } from 'node:stream/promises'
import { HarnessError, isHarnessError } from '@orion-harness/core'
import { hashFile } from './state-file.ts'

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

/** What the beginning of a file on disk belongs to. */
interface PartDescription {
  readonly etag: string
}

const attempts = 5
const stallMs = 30_000

/**
 * Downloads `url` to `path`, through `path` + `.part`, which stays when the download breaks off and is gone on with
 * next time if the server still has the same file. Broken connections and server errors are tried again. The file
 * gets its name only when size, checksum and the first bytes are right.
 *
 * Throws `MODEL_DOWNLOAD_FAILED`, or `ENGINE_ABORTED` when the signal is aborted.
 */
export async function downloadFile(url: URL, path: string, options: DownloadFileOptions = {}): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  for (let attempt = 1; ; attempt++) {
    try {
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

/** Gives the size of the whole file, where the server says. */
async function downloadRest(
  url: URL,
  part: string,
  options: DownloadFileOptions,
): Promise<number | undefined> {
  const known = await readPart(part)
  const stalled = new AbortController()
  const signal = AbortSignal.any([stalled.signal, ...(options.signal ? [options.signal] : [])])
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

  const resumes = response.status === 206 && known !== undefined
  const start = resumes ? known.bytes : 0
  const length = Number(response.headers.get('content-length') ?? Number.NaN)
  const total = Number.isNaN(length) ? undefined : start + length
  const etag = response.headers.get('etag')
  if (etag && !etag.startsWith('W/'))
    await writeFile(`${part}.json`, JSON.stringify({ etag } satisfies PartDescription))
  else await rm(`${part}.json`, { force: true })

  const file = createWriteStream(part, { flags: resumes ? 'a' : 'w' })
  const written = finished(file)
  const timer = setTimeout(() => stalled.abort(new Error('Nothing came for 30 seconds.')), stallMs)
  let downloadedBytes = start
  let reportedAt = 0
  const report = () => options.onProgress?.({ url: url.href, downloadedBytes, totalBytes: total })
  try {
    for await (const chunk of response.body) {
      timer.refresh()
      downloadedBytes += chunk.length
      if (!file.write(chunk)) await once(file, 'drain')
      if (performance.now() - reportedAt > 100) {
        report()
        reportedAt = performance.now()
      }
    }
    report()
  } finally {
    clearTimeout(timer)
    file.end()
    await written
  }
  return total
}

async function readPart(
  part: string,
): Promise<{ readonly bytes: number; readonly etag: string } | undefined> {
  try {
    const { size } = await stat(part)
    const { etag } = JSON.parse(await readFile(`${part}.json`, 'utf8')) as PartDescription
    return size > 0 ? { bytes: size, etag } : undefined
  } catch (error) {
    if (
      error instanceof SyntaxError ||
      (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    ) {
      return undefined
    }
    throw error
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

/** Errors of the file system name the call that failed; those of a connection do not, or name a socket's. */
function isDiskError(error: unknown): boolean {
  return (
    error instanceof Error && 'syscall' in error && (error.syscall === 'write' || error.syscall === 'open')
  )
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
      hint: 'Check the address and the connection, then try again: a broken download goes on where it stopped.',
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
