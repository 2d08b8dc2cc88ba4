/** One check of the gate: a command and what it proves. */
export interface Stage {
  readonly name: string
  readonly command: readonly string[]
  readonly environment?: Readonly<Record<string, string>>
}

const source = '--conditions=@orion-harness/source'

/** The gate, in order: cheap checks first. */
export const stages: readonly Stage[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'] },
  { name: 'types', command: ['turbo', 'run', 'typecheck', 'typecheck:root', '--output-logs=errors-only'] },
  { name: 'graph', command: ['node', 'scripts/graph/main.ts'] },
  { name: 'shape', command: ['node', 'scripts/shape/main.ts'] },
  { name: 'dead code', command: ['knip'] },
  { name: 'tests', command: ['vitest', 'run', '--reporter=dot'] },
  { name: 'docs', command: ['node', 'scripts/docs/main.ts'] },
  { name: 'build', command: ['turbo', 'run', 'build', '--output-logs=errors-only'] },
  { name: 'packages', command: ['node', 'scripts/published/main.ts'] },
  { name: 'real run', command: ['node', source, 'scripts/real-run/main.ts'] },
]
