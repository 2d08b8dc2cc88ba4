import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'

const program = 'llama-server'

/** A server of this run. */
export interface RunningServer {
  readonly url: string
  stop(): Promise<void>
}

/**
 * Starts `llama-server` from the PATH with a model, on a free port, and waits until it is ready. Undefined when there
 * is no such program. Throws when it ends, or is not ready within a minute.
 */
export async function startLlamaServer(model: string): Promise<RunningServer | undefined> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const args = ['-m', model, '--jinja', '--port', String(port), '-t', '1', '-c', '2048']
  const child = spawn(program, args, { stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk) => (complaint = (complaint + String(chunk)).slice(-500)))
  const started = await Promise.race([
    once(child, 'spawn').then(() => true),
    once(child, 'error').then(() => false),
  ]).catch(() => false)
  if (!started) return undefined
  const ended = once(child, 'exit')
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill()
    await ended
  }
  for (const deadline = Date.now() + 60_000; Date.now() < deadline && child.exitCode === null;) {
    if (await isReady(url)) return { url, stop }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  await stop()
  throw new Error(`llama-server did not become ready. It said: ${complaint}`)
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/health`)).ok
  } catch {
    return false
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('There is no free port.')
  return address.port
}
