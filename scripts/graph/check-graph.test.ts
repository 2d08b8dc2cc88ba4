import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { checkGraph } from './check-graph.ts'

const roots: string[] = []
afterEach(() => roots.splice(0).forEach((root) => rmSync(root, { recursive: true })))

function workspace(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'orion-graph-'))
  roots.push(root)
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return root
}

const manifest = (name: string, dependencies: Readonly<Record<string, string>> = {}) =>
  JSON.stringify({ name: `@orion-harness/${name}`, version: '0.0.0', dependencies })

describe('the dependency graph', () => {
  it('lets a leaf depend on core', () => {
    const root = workspace({
      'packages/core/package.json': manifest('core'),
      'packages/leaf/package.json': manifest('leaf', { '@orion-harness/core': 'workspace:*' }),
      'packages/leaf/src/a.ts': "import type { Engine } from '@orion-harness/core'\n",
    })
    expect(checkGraph(root)).toEqual([])
  })

  it('is broken by a leaf that depends on a leaf', () => {
    const root = workspace({
      'packages/leaf/package.json': manifest('leaf', { '@orion-harness/other': 'workspace:*' }),
      'packages/other/package.json': manifest('other'),
    })
    expect(checkGraph(root)).toEqual([
      'packages/leaf/package.json depends on @orion-harness/other; only @orion-harness/core is allowed.',
    ])
  })

  it('is broken by core depending on any of ours', () => {
    const root = workspace({
      'packages/core/package.json': manifest('core', { '@orion-harness/rules': 'workspace:*' }),
    })
    expect(checkGraph(root)).toHaveLength(1)
  })

  it('is broken by an import nobody declared', () => {
    const root = workspace({
      'packages/leaf/package.json': manifest('leaf'),
      'packages/leaf/src/a.ts': "export { tool } from '@orion-harness/tools'\n",
    })
    expect(checkGraph(root)).toEqual([
      'packages/leaf/src/a.ts imports @orion-harness/tools; only @orion-harness/core is allowed.',
    ])
  })

  it('is broken by reaching into the folder of another package', () => {
    const root = workspace({
      'packages/leaf/package.json': manifest('leaf'),
      'packages/leaf/src/a.ts': "import { b } from '../../other/src/b.ts'\n",
    })
    expect(checkGraph(root)).toEqual([
      'packages/leaf/src/a.ts reaches out of its package: ../../other/src/b.ts',
    ])
  })

  it('lets an app join packages that its package.json names', () => {
    const root = workspace({
      'apps/chat/package.json': manifest('chat', { '@orion-harness/rules': 'workspace:*' }),
      'apps/chat/src/a.ts': "import { rule } from '@orion-harness/rules'\nimport '@orion-harness/tools'\n",
    })
    expect(checkGraph(root)).toEqual([
      'apps/chat/src/a.ts imports @orion-harness/tools, which its package.json does not name.',
    ])
  })
})
