import { demoModelPath } from '@orion-harness/demo-model'
import { describe, expect, it } from 'vitest'
import type { Finding } from './examine.ts'
import { runDoctor } from './run-doctor.ts'
import { testServer } from './test-support/test-server.ts'
import type { Behaviour } from './test-support/test-server.ts'

interface Ran {
  readonly code: number
  readonly out: string
  readonly complaints: readonly string[]
}

async function run(args: readonly string[]): Promise<Ran> {
  const lines: string[] = []
  const complaints: string[] = []
  const code = await runDoctor(args, {
    out: (line) => lines.push(line),
    complain: (line) => complaints.push(line),
    environment: {},
  })
  return { code, out: lines.join('\n'), complaints }
}

async function runOn(behaviour: Behaviour, args: readonly string[] = []): Promise<Ran> {
  const server = await testServer(behaviour)
  try {
    return await run(['--base-url', server.url, ...args])
  } finally {
    await server.close()
  }
}

function failures({ out }: Ran): readonly string[] {
  return [...out.matchAll(/^NO\s+(\S+)/gmu)].map(([, id]) => id ?? '')
}

describe('the doctor', () => {
  it('finds nothing wrong with a good server, and shows what it is', async () => {
    const ran = await runOn({})
    expect([failures(ran), ran.code, ran.complaints]).toEqual([[], 0, []])
    expect(ran.out).toMatch(/^server\s+unknown/mu)
    expect(ran.out).toMatch(/^window\s+512 tokens/mu)
    expect(ran.out).toMatch(/^yes\s+tools\/parallel-calls/mu)
    expect(ran.out).toMatch(/^-\s+seed\/reported .*takes no seed/mu)
    expect(ran.out).toMatch(/\d+ passed, 0 failed, \d+ not asked$/u)
  })

  it.each([
    ['does not call tools', { callsTools: false }, ['tools/one-call', 'tools/parallel-calls']],
    ['ignores max_tokens', { heedsMaxTokens: false }, ['limits/max-tokens']],
    [
      'does not stream',
      { streams: false },
      ['stream/really-streams', 'abort/in-the-middle', 'abort/keeps-what-came'],
    ],
  ] as const)('names what a server that %s fails', async (_, behaviour, ids) => {
    const ran = await runOn(behaviour)
    expect([failures(ran), ran.code]).toEqual([ids, 1])
  })

  it.each(['limits/max-tokens', 'limits'])('passes when what fails was allowed to, as %s', async (name) => {
    const ran = await runOn({ heedsMaxTokens: false }, ['--allow', name])
    expect([failures(ran), ran.code]).toEqual([[], 0])
    expect(ran.out).toContain('1 allowed to fail')
  })

  it('prints the same as JSON', async () => {
    const { out, code } = await runOn({ callsTools: false }, ['--json', '--only', 'tools,life/model-info'])
    const report = JSON.parse(out) as { readonly findings: readonly Finding[]; readonly model: unknown }
    expect(code).toBe(1)
    expect(report.model).toMatchObject({ name: 'counter', contextWindow: 512 })
    expect(report.findings.map(({ id, outcome }) => [id, outcome])).toEqual([
      ['life/model-info', 'passed'],
      ['tools/one-call', 'failed'],
      ['tools/parallel-calls', 'failed'],
      ['tools/arguments-as-sent', 'skipped'],
      ['tools/none-offered', 'passed'],
      ['tools/result-then-answer', 'passed'],
    ])
  })

  it('loads a model file, lays messages out by its own template and reads its calls', async () => {
    const only = 'tools/one-call,usage/count-agrees,limits/own-words-as-stop'
    const ran = await run(['--model', demoModelPath, '--threads', '1', '--only', only])
    expect([failures(ran), ran.code, ran.complaints]).toEqual([[], 0, []])
    expect(ran.out).toMatch(/^yes\s+tools\/one-call .*clock \{"timezone":"Asia\/Tokyo"\}/mu)
  }, 120_000)

  it.each([
    [['--base-url', 'http://127.0.0.1:9'], 'ENGINE_UNREACHABLE'],
    [['--model', '/no/such/file.gguf'], 'MODEL_NOT_FOUND'],
    [[], 'There is nothing to look at'],
    [['--api', 'magic', '--model', 'x'], '--api is magic'],
    [['--timeout', 'soon', '--model', 'x'], '--timeout is "soon"'],
    [['--model', 'x', '--only', 'tols'], '--only names "tols"'],
    [['--model', 'x', '--allow', 'life/close-twice'], '--allow names "life/close-twice"'],
    [['--unknown'], 'OPTION_INVALID'],
  ])('cannot look with %j, and says why in one paragraph', async (args, said) => {
    const ran = await run(args)
    expect(ran.code).toBe(2)
    expect(ran.complaints).toHaveLength(1)
    expect(ran.complaints[0]).toContain(said)
    expect(ran.complaints[0]).not.toContain('\n')
  })

  it('explains itself', async () => {
    const { code, out } = await run(['--help'])
    expect([code, out.startsWith('Usage: doctor')]).toEqual([0, true])
  })
})
