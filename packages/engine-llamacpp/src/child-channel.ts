import { fork, type ChildProcess } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { HarnessError } from '@orion-harness/core'
import { unpackError, type ChildCalls, type ToChild, type ToParent } from './child-protocol.ts'

/** A running child process and the calls to it. */
export interface ChildChannel {
  /** Rejects with `ENGINE_CRASHED` when the child ends before it has answered. */
  call<Method extends keyof ChildCalls>(
    method: Method,
    ...values: Parameters<ChildCalls[Method]>
  ): Promise<ReturnType<ChildCalls[Method]>>
  abort(generation: number): void
  readonly processId: number | undefined
  /** The child has ended. */
  readonly isDead: boolean
  /** Ends the child at once. */
  kill(): void
}

/** Who is told what the child says unasked. */
export interface ChildListeners {
  readonly onLoadProgress?: ((fraction: number) => void) | undefined
  readonly onLog?: ((level: string, message: string) => void) | undefined
}

interface PendingCall {
  readonly resolve: (value: never) => void
  readonly reject: (reason: unknown) => void
}

const entry = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './child-process.ts' : './child-process.js', import.meta.url),
)
const keptLines = 20

/** `execArgv` are arguments for Node itself. A child that nothing is asked of does not keep this process alive. */
export function startChild(execArgv: readonly string[] | undefined, listeners: ChildListeners): ChildChannel {
  const child = fork(entry, [], {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    ...(execArgv ? { execArgv: [...execArgv] } : {}),
  })
  const pending = new Map<number, PendingCall>()
  const errorLines = keepLines(child)
  let lastId = 0
  let isDead = false

  const die = (how: string) => {
    isDead = true
    for (const { reject } of pending.values()) reject(crashed(how, errorLines))
    pending.clear()
  }
  child.on('exit', (code, signal) => die(signal === null ? `exit code ${code}` : `signal ${signal}`))
  child.on('error', (error) => die(error.message))
  child.on('message', (message: ToParent) => {
    if (message.type === 'load-progress') return listeners.onLoadProgress?.(message.fraction)
    if (message.type === 'log') return listeners.onLog?.(message.level, message.message)
    const call = pending.get(message.id)
    pending.delete(message.id)
    if (pending.size === 0) letGo(child)
    if (message.type === 'answer') return call?.resolve(message.value as never)
    return call?.reject(unpackError(message.error))
  })
  letGo(child)

  const send = (message: ToChild) => {
    if (!isDead && child.connected) child.send(message)
  }

  return {
    processId: child.pid,
    get isDead() {
      return isDead
    },
    call(method, ...values) {
      return new Promise((resolve, reject) => {
        if (isDead) return reject(crashed('it had ended before', errorLines))
        const id = ++lastId
        pending.set(id, { resolve, reject })
        child.ref()
        child.channel?.ref()
        return send({ type: 'call', id, method, values })
      })
    },
    abort: (generation) => send({ type: 'abort', generation }),
    kill: () => void child.kill('SIGKILL'),
  }
}

function letGo(child: ChildProcess): void {
  child.unref()
  child.channel?.unref()
}

/** llama.cpp says on the standard error stream why it gives up. */
function keepLines(child: ChildProcess): readonly string[] {
  const lines: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lines.push(...text.split('\n').filter((line) => line.trim() !== ''))
    lines.splice(0, Math.max(0, lines.length - keptLines))
  })
  return lines
}

function crashed(how: string, lines: readonly string[]): HarnessError {
  return new HarnessError('ENGINE_CRASHED', `[engine-llamacpp] The process of the model ended: ${how}.`, {
    hint: 'The next request starts a fresh one. If it ends again, try `gpu: false` or another model file.',
    data: { how, log: [...lines] },
  })
}
