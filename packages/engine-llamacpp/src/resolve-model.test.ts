import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { resolveModel, type DownloadOptions } from './resolve-model.ts'

const model = Buffer.concat([Buffer.from('GGUF'), Buffer.alloc(300_000, 'model weights, ')])
const sha256 = createHash('sha256').update(model).digest('hex')

interface Seen {
  readonly method: string
  readonly url: string
  readonly range: string | undefined
  readonly authorization: string | undefined
}

let server: Server
let hub: string
let directory: string
let seen: Seen[]
let answer: (request: IncomingMessage, response: ServerResponse) => void

beforeEach(async () => {
  seen = []
  answer = (request, response) => serve(request, response)
  server = createServer((request, response) => {
    const { method = '', url = '', headers } = request
    seen.push({ method, url, range: headers.range, authorization: headers.authorization })
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  hub = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  directory = await mkdtemp(join(tmpdir(), 'orion-models-'))
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

/**
 * Answers like the hub: ranges, an etag, the checksum in `x-linked-etag`. `cut` ends the connection once so many more
 * bytes are on disk.
 */
function serve(request: IncomingMessage, response: ServerResponse, cut = Infinity, body = model): void {
  const start = Number(/bytes=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0)
  const resumes = start > 0 && request.headers['if-range'] === '"v1"'
  const rest = resumes ? body.subarray(start) : body
  response.writeHead(resumes ? 206 : 200, {
    'content-length': rest.length,
    etag: '"v1"',
    'x-linked-etag': `"${sha256}"`,
  })
  if (request.method === 'HEAD') return void response.end()
  if (rest.length <= cut) return void response.end(rest)
  response.write(rest.subarray(0, cut))
  void onDisk((resumes ? start : 0) + cut).finally(() => response.destroy())
}

/** Where the part of `owner/name/model.gguf` is. */
function partFile(): string {
  return join(directory, '127.0.0.1/owner/name/resolve/main/model.gguf.part')
}

/** Waits until the part has that many bytes. */
async function onDisk(bytes: number): Promise<void> {
  await vi.waitFor(async () => expect((await stat(partFile())).size).toBe(bytes), {
    timeout: 10_000,
    interval: 5,
  })
}

function options(more: DownloadOptions = {}): DownloadOptions {
  return { hub, directory, retryDelayMs: 1, token: 'secret', ...more }
}

function gets(): Seen[] {
  return seen.filter(({ method }) => method === 'GET')
}

test('a path is taken as it is', async () => {
  expect(await resolveModel('models/some.gguf', options())).toBe('models/some.gguf')
  expect(seen).toEqual([])
})

test('a file on the hub is downloaded once, with progress up to its size', async () => {
  const progress: number[] = []
  const onProgress: DownloadOptions['onProgress'] = ({ downloadedBytes, totalBytes }) => {
    expect(totalBytes).toBe(model.length)
    progress.push(downloadedBytes)
  }
  const path = await resolveModel('hf:owner/name/sub/model-Q8_0.gguf#v2', options({ onProgress }))
  expect(gets().map(({ url }) => url)).toEqual(['/owner/name/resolve/v2/sub/model-Q8_0.gguf'])
  expect((await readFile(path)).equals(model)).toBe(true)
  expect(progress.at(-1)).toBe(model.length)
  const before = seen.length
  expect(await resolveModel('hf:owner/name/sub/model-Q8_0.gguf#v2', options())).toBe(path)
  expect(seen.length).toBe(before)
})

test('the hub picks the file of a quantisation', async () => {
  answer = (request, response) =>
    request.url?.startsWith('/v2/')
      ? void response.end(JSON.stringify({ ggufFile: { rfilename: 'deep/picked.gguf' } }))
      : serve(request, response)
  const path = await resolveModel('hf:owner/name:Q4_K_M', options())
  expect(seen[0]?.url).toBe('/v2/owner/name/manifests/Q4_K_M')
  expect(gets().at(-1)?.url).toBe('/owner/name/resolve/main/deep/picked.gguf')
  expect(existsSync(path)).toBe(true)
})

test('a broken connection is gone on with where it broke, byte for byte', async () => {
  let breaks = 3
  answer = (request, response) =>
    serve(request, response, request.method === 'GET' && breaks-- > 0 ? 70_000 : Infinity)
  const path = await resolveModel('hf:owner/name/model.gguf', options())
  expect((await readFile(path)).equals(model)).toBe(true)
  const ranges = gets().map(({ range }) => range)
  expect(ranges).toEqual([undefined, 'bytes=70000-', 'bytes=140000-', 'bytes=210000-'])
})

test('an aborted download goes on next time, with another call', async () => {
  const controller = new AbortController()
  answer = (request, response) => {
    if (request.method === 'HEAD') return serve(request, response)
    response.writeHead(200, { 'content-length': model.length, etag: '"v1"' })
    response.write(model.subarray(0, 100_000))
  }
  const onProgress = () => controller.abort()
  await expect(
    resolveModel('hf:owner/name/model.gguf', options({ onProgress }), controller.signal),
  ).rejects.toMatchObject({ code: 'ENGINE_ABORTED', hint: expect.stringContaining('kept') })

  answer = (request, response) => serve(request, response)
  const path = await resolveModel('hf:owner/name/model.gguf', options())
  expect(gets().at(-1)?.range).toMatch(/^bytes=[1-9]/)
  expect((await readFile(path)).equals(model)).toBe(true)
})

test('a file that changed on the server meanwhile is downloaded from its beginning', async () => {
  const path = join(directory, '127.0.0.1', 'owner', 'name', 'resolve', 'main', 'model.gguf')
  await resolveModel('hf:owner/name/other.gguf', options())
  await writeFile(`${path}.part`, 'GGUF of another version')
  await writeFile(`${path}.part.json`, JSON.stringify({ etag: '"v0"' }))
  await resolveModel('hf:owner/name/model.gguf', options())
  expect(gets().at(-1)?.range).toBe('bytes=23-')
  expect((await readFile(path)).equals(model)).toBe(true)
})

test('wrong bytes are refused and thrown away', async () => {
  const wrong = Buffer.from(model)
  wrong[1000] = 0
  answer = (request, response) => serve(request, response, Infinity, wrong)
  const failure = resolveModel('hf:owner/name/model.gguf', options())
  await expect(failure).rejects.toMatchObject({
    code: 'MODEL_DOWNLOAD_FAILED',
    message: expect.stringContaining('SHA-256'),
  })
  expect(existsSync(partFile())).toBe(false)
})

test(
  'a full disk ends a download at once, also while nothing more comes',
  { timeout: 15_000 },
  async (context) => {
    if (!existsSync('/dev/full')) return context.skip('There is no /dev/full here.')
    await mkdir(dirname(partFile()), { recursive: true })
    await symlink('/dev/full', partFile())
    answer = (request, response) => {
      if (request.method === 'HEAD') return serve(request, response)
      response.writeHead(200, { 'content-length': model.length, etag: '"v1"' })
      response.write(model.subarray(0, 8000))
    }
    await expect(resolveModel('hf:owner/name/model.gguf', options())).rejects.toMatchObject({
      code: 'MODEL_DOWNLOAD_FAILED',
      message: expect.stringContaining('The file cannot be written.'),
      hint: expect.stringContaining('room'),
      cause: { code: 'ENOSPC' },
    })
    expect(gets()).toHaveLength(1)
  },
)

test('a part that cannot be opened ends a download, and lets the connection go', async () => {
  await mkdir(partFile(), { recursive: true })
  const closed = new Promise<void>((resolve) => {
    answer = (request, response) => {
      if (request.method === 'HEAD') return serve(request, response)
      response.on('close', resolve)
      response.writeHead(200, { 'content-length': model.length, etag: '"v1"' })
      response.write(model.subarray(0, 8000))
    }
  })
  await expect(resolveModel('hf:owner/name/model.gguf', options())).rejects.toMatchObject({
    code: 'MODEL_DOWNLOAD_FAILED',
    cause: { code: 'EISDIR' },
  })
  expect(gets()).toHaveLength(1)
  await closed
})

test('a folder that cannot be made is named as what cannot be written', async () => {
  await writeFile(join(directory, '127.0.0.1'), 'a file in the way')
  await expect(resolveModel('hf:owner/name/model.gguf', options())).rejects.toMatchObject({
    code: 'MODEL_DOWNLOAD_FAILED',
    message: expect.stringContaining('The file cannot be written.'),
  })
})

test('a page instead of a model is refused', async () => {
  answer = (_request, response) => void response.end('<!doctype html>')
  await expect(resolveModel(`${hub}/model.gguf`, options())).rejects.toMatchObject({
    code: 'MODEL_DOWNLOAD_FAILED',
    message: expect.stringContaining('not a GGUF file'),
  })
})

describe('an answer that will not change is not asked for again', () => {
  test.each([
    [401, /licence/],
    [403, /licence/],
    [404, /spelled/],
  ])('%i', async (status, hint) => {
    answer = (_request, response) => void response.writeHead(status).end()
    const failure = resolveModel(`${hub}/model.gguf?key=private`, options())
    await expect(failure).rejects.toMatchObject({
      code: 'MODEL_DOWNLOAD_FAILED',
      hint: expect.stringMatching(hint),
      message: expect.not.stringContaining('private'),
    })
    expect(gets()).toHaveLength(1)
  })
})

test('a server that is busy is asked five times', async () => {
  answer = (_request, response) => void response.writeHead(503).end()
  await expect(resolveModel(`${hub}/model.gguf`, options())).rejects.toMatchObject({
    code: 'MODEL_DOWNLOAD_FAILED',
  })
  expect(gets()).toHaveLength(5)
})

test('a model in several files is downloaded whole, and the first one is loaded', async () => {
  const path = await resolveModel('hf:owner/name/big-00001-of-00003.gguf', options())
  expect(path).toMatch(/big-00001-of-00003\.gguf$/)
  expect(gets().map(({ url }) => url.slice(-24))).toEqual([
    '/big-00001-of-00003.gguf',
    '/big-00002-of-00003.gguf',
    '/big-00003-of-00003.gguf',
  ])
})

test('the token goes to the hub and nowhere else', async () => {
  await resolveModel('hf:owner/name/model.gguf', options())
  expect(seen.every(({ authorization }) => authorization === 'Bearer secret')).toBe(true)
  seen = []
  await resolveModel(`${hub}/elsewhere.gguf`, options({ hub: 'https://hub.example' }))
  expect(seen.every(({ authorization }) => authorization === undefined)).toBe(true)
})

test('a name that is no name on the hub says how to write one', async () => {
  await expect(resolveModel('hf:owner', options())).rejects.toMatchObject({
    code: 'OPTION_INVALID',
    hint: expect.stringContaining('hf:OWNER/NAME'),
  })
})
