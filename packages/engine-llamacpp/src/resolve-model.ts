import { access } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, join } from 'node:path'
import { HarnessError } from '@orion-harness/core'
import { downloadFile, refused, type DownloadProgress } from './download-file.ts'
import { parseModelSource, splitParts } from './model-source.ts'

/** Where downloads come from and go to. */
export interface DownloadOptions {
  /** Folder for downloaded models. Default: `orion/models` in the user's cache folder. */
  readonly directory?: string
  /** Token for gated models, sent to the hub alone. Default: the environment's `HF_TOKEN`. */
  readonly token?: string
  /** The hub `hf:` names. Default: the environment's `HF_ENDPOINT`, else `https://huggingface.co`. */
  readonly hub?: string
  /** SHA-256 the file must have. Default: what the hub says it is. */
  readonly sha256?: string
  /** Told how far the download is, at most ten times a second. */
  readonly onProgress?: (progress: DownloadProgress) => void
  /** Milliseconds before a broken download is tried again the first time. Default 500. */
  readonly retryDelayMs?: number
}

/**
 * The path of the model file that `model` names, downloaded if need be. A model that is split over several files is
 * downloaded whole, and the path is the first one's. A file that is there already is not asked for again.
 */
export async function resolveModel(
  model: string,
  options: DownloadOptions = {},
  signal?: AbortSignal,
): Promise<string> {
  const hub = (options.hub ?? process.env['HF_ENDPOINT'] ?? 'https://huggingface.co').replace(/\/$/, '')
  const token = options.token ?? process.env['HF_TOKEN']
  const source = parseModelSource(model, hub)
  if (source.type === 'path') return source.path

  const headersFor = (url: URL): Record<string, string> =>
    token !== undefined && url.origin === new URL(hub).origin ? { authorization: `Bearer ${token}` } : {}
  const first =
    source.type === 'url'
      ? source.url
      : await askHub(hub, source.repository, source.tag, source.revision, headersFor, signal)
  const directory = options.directory ?? join(cacheDirectory(), 'orion', 'models')
  const paths: string[] = []
  for (const name of splitParts(basename(decodeURIComponent(first.pathname)))) {
    const url = new URL(encodeURIComponent(name) + first.search, first)
    const path = join(directory, url.hostname, ...url.pathname.split('/').filter(Boolean).map(safeName))
    paths.push(path)
    if (await exists(path)) continue
    await downloadFile(url, path, {
      headers: headersFor(url),
      sha256: options.sha256 ?? (await askChecksum(url, headersFor(url), signal)),
      onProgress: options.onProgress,
      retryDelayMs: options.retryDelayMs,
      signal,
    })
  }
  return paths[0] ?? ''
}

interface HubManifest {
  readonly ggufFile?: { readonly rfilename?: string }
}

/** The hub picks the file of a quantisation, as it does for `llama-server -hf`. */
async function askHub(
  hub: string,
  repository: string,
  tag: string,
  revision: string,
  headersFor: (url: URL) => Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<URL> {
  const url = new URL(`${hub}/v2/${repository}/manifests/${encodeURIComponent(tag)}`)
  const response = await request(url, {
    headers: { ...headersFor(url), accept: 'application/json', 'user-agent': 'llama-cpp' },
    ...(signal ? { signal } : {}),
  })
  if (!response.ok) throw refused(url, response.status)
  const file = ((await response.json()) as HubManifest).ggufFile?.rfilename
  if (file === undefined) {
    throw new HarnessError(
      'MODEL_NOT_FOUND',
      `[engine-llamacpp] ${repository} has no GGUF file for ${tag}.`,
      {
        hint: 'Look at the files of the model on the hub and name one: hf:OWNER/NAME/FILE.gguf',
      },
    )
  }
  const path = file.split('/').map(encodeURIComponent).join('/')
  return new URL(`${hub}/${repository}/resolve/${encodeURIComponent(revision)}/${path}`)
}

/** The hub gives the SHA-256 of a large file as `x-linked-etag` of the redirect to it. */
async function askChecksum(
  url: URL,
  headers: Record<string, string>,
  signal: AbortSignal | undefined,
): Promise<string | undefined> {
  const response = await request(url, {
    method: 'HEAD',
    redirect: 'manual',
    headers,
    ...(signal ? { signal } : {}),
  })
  const tag = response.headers.get('x-linked-etag') ?? response.headers.get('etag') ?? ''
  return /^"?([0-9a-f]{64})"?$/i.exec(tag)?.[1]
}

async function request(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted) {
      throw new HarnessError('ENGINE_ABORTED', '[engine-llamacpp] The download was aborted.', {
        cause: error,
      })
    }
    throw new HarnessError('MODEL_DOWNLOAD_FAILED', `[engine-llamacpp] Cannot reach ${url.origin}.`, {
      hint: 'Check the connection, or give the path of a model file that is on this machine.',
      cause: error,
    })
  }
}

function cacheDirectory(): string {
  if (process.platform === 'win32') return process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches')
  return process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache')
}

/** One segment of an address as a file name: it can neither leave the folder nor upset a file system. */
function safeName(segment: string): string {
  const name = decodeURIComponent(segment).replaceAll(/[^\w.@+-]/g, '_')
  return /^\.+$/.test(name) ? '_' : name
}

const absentCodes: readonly unknown[] = ['ENOENT', 'ENOTDIR']

async function exists(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && absentCodes.includes(error.code)) return false
    throw error
  }
}
