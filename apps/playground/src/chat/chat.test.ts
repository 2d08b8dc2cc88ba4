import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

interface Outcome {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

interface ChatRun {
  readonly input?: string
  readonly interruptAt?: RegExp
  readonly env?: Readonly<Record<string, string>>
}

const program = new URL('./main.ts', import.meta.url).pathname

/** Runs the program as a user does. `act` may write to it or stop it while it runs. */
function chat(args: readonly string[], { input, interruptAt, env = {} }: ChatRun = {}): Promise<Outcome> {
  const child = spawn(process.execPath, ['--conditions=@orion-harness/source', program, ...args], {
    env: { ...process.env, NO_COLOR: '1', ...env },
  })
  let stdout = ''
  let stderr = ''
  let isInterrupted = false
  child.stdout.on('data', (data) => {
    stdout += String(data)
    if (!isInterrupted && interruptAt?.test(stdout) === true) isInterrupted = child.kill('SIGINT')
  })
  child.stderr.on('data', (data) => (stderr += String(data)))
  child.stdin.end(input ?? '')
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
}

describe.concurrent('the terminal chat', () => {
  it('answers with a tool, and says what it cost', async () => {
    const { code, stdout } = await chat(['What is 12 * 7?'])
    expect(stdout).toMatch(/^⚒ calculator\(expression: "12 \* 7"\) → .*84/m)
    expect(stdout).toMatch(
      /\b84\b.*\n\d+ tokens · \d+ tokens\/s · window \d+ of 2048 · prefix reused \d+ of \d+ · 2 steps\n$/,
    )
    expect(code).toBe(0)
  })

  it('reads its prompt from standard input, and offers no tools when told so', async () => {
    const { code, stdout } = await chat(['--tools', 'off'], { input: 'Hi there\n' })
    expect(stdout).not.toContain('⚒')
    expect(stdout).toContain('1 step')
    expect(code).toBe(0)
  })

  it('writes events as JSON lines', async () => {
    const { stdout } = await chat(['--json', 'Hi'])
    const events = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { type: string; seq: number })
    expect(events[0]?.type).toBe('turn-start')
    expect(events.at(-1)?.type).toBe('turn-end')
    expect(events.map(({ seq }) => seq)).toEqual(events.map((_, index) => index + 1))
  })

  it('stops at Ctrl-C and keeps what was said', async () => {
    const { code, stdout } = await chat(['--tools', 'off', `Say ${'lemon river stone winter '.repeat(8)}`], {
      interruptAt: /^\w+/,
    })
    expect(stdout).toContain('ended: aborted')
    expect(code).toBe(130)
  })

  it.each([
    ['a model file that is not there', ['--model', '/nowhere/model.gguf', 'Hi'], 'MODEL_NOT_FOUND'],
    ['a file that is no GGUF', ['--model', program, 'Hi'], 'MODEL_INVALID'],
    ['an unknown option', ['--bogus', 'Hi'], 'OPTION_INVALID'],
    ['a value that is no number', ['--seed', 'x', 'Hi'], 'OPTION_INVALID'],
    ['an empty prompt', [''], 'INPUT_EMPTY'],
    ['a prompt longer than the window', ['word '.repeat(3_000)], 'CONTEXT_OVERFLOW'],
  ])('says in one paragraph what to do about %s', async (_, args, code) => {
    const outcome = await chat(args)
    expect(outcome.code).toBe(1)
    expect(outcome.stderr).toMatch(new RegExp(`^[^\\n]{40,}\\(${code}\\)\\n$`))
    expect(outcome.stderr).not.toMatch(/\bat .*\.ts:\d/)
  })

  it('goes on with a conversation it kept', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'orion-chat-'))
    const env = { ORION_SESSIONS: folder }
    await chat(['--tools', 'off', '--session', 'new', 'My name is Lena.'], { env })
    const { stdout } = await chat(['--tools', 'off', '--session', 'last', 'What is my name?'], { env })
    expect(stdout).toContain('Lena')
    rmSync(folder, { recursive: true })
  })

  it('shows a stack trace when asked', async () => {
    const { stderr } = await chat(['--debug', '--bogus', 'Hi'])
    expect(stderr).toMatch(/\bat .*\.ts:\d/)
  })

  it('lists its options', async () => {
    const { code, stdout } = await chat(['--help'])
    expect(stdout).toContain('--model FILE|NAME')
    expect(code).toBe(0)
  })
})
