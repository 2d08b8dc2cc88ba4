import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, readWorkspace } from '../workspace.ts'
import type { Manifest, WorkspacePackage } from '../workspace.ts'

const parts = ['Install', 'Use', 'Options', 'Errors'] as const
const lastParts = ['Limits', 'Write your own']
const longestProgram = 15

/** What every published package must look like. Gives one line for each breach. */
export function checkShape(root: string): readonly string[] {
  const published = readWorkspace(root).filter(({ manifest }) => manifest.private !== true)
  return published.flatMap((member) =>
    [
      ...manifestBreaches(member),
      ...readmeBreaches(root, member),
      ...(member.group === 'packages' ? errorBreaches(root, member) : []),
    ].map((breach) => `${member.folder}: ${breach}`),
  )
}

function manifestBreaches({ manifest }: WorkspacePackage): readonly string[] {
  const wanted: readonly (readonly [string, boolean])[] = [
    ['its description is a sentence', manifest.description?.endsWith('.') === true],
    ['its licence is MIT', manifest.license === 'MIT'],
    ['it is an ES module package', manifest.type === 'module'],
    ['it says which files it ships', manifest.files !== undefined],
    ['engines.node is >=22', manifest.engines?.['node'] === '>=22'],
    ['it exports its package.json', manifest.exports?.['./package.json'] === './package.json'],
    ['sideEffects is false', manifest.sideEffects === false],
  ]
  return [
    ...wanted.filter(([, holds]) => !holds).map(([what]) => `package.json does not hold: ${what}.`),
    ...exportBreaches(manifest),
  ]
}

/** An export of nothing but source is for this workspace alone: what is published must be said without it. */
function exportBreaches({ exports = {}, publishConfig }: Manifest): readonly string[] {
  const published = publishConfig?.exports ?? exports
  const kept = Object.entries(exports).filter(([, target]) => !isSourceOnly(target))
  if (
    publishConfig?.exports !== undefined &&
    JSON.stringify(published) !== JSON.stringify(Object.fromEntries(kept))
  )
    return ['publishConfig.exports is not exports without what is source only.']
  return Object.entries(published).flatMap(([path, target]) => {
    if (typeof target === 'string') return []
    const conditions = Object.keys(target).join(', ')
    return conditions === '@orion-harness/source, types, default'
      ? []
      : [`exports["${path}"] has ${conditions}; it needs source, types and default, in that order.`]
  })
}

function isSourceOnly(target: string | Readonly<Record<string, string>>): boolean {
  return typeof target !== 'string' && Object.keys(target).join() === '@orion-harness/source'
}

function readmeBreaches(root: string, { folder }: WorkspacePackage): readonly string[] {
  const path = join(root, folder, 'README.md')
  if (!existsSync(path)) return ['there is no README.md.']
  const readme = readFileSync(path, 'utf8')
  const headings = [...readme.matchAll(/^## (.+)$/gm)].map((match) => match[1] ?? '')
  const expected = [...parts, lastParts.find((name) => headings.includes(name)) ?? lastParts.join(' or ')]
  const found = headings.filter((heading) => expected.includes(heading))
  const breaches: string[] = []
  if (found.join() !== expected.join()) {
    breaches.push(
      `README.md has the parts ${headings.join(', ')}; it needs ${expected.join(', ')}, in that order.`,
    )
  }
  const program = /## Use\n[\s\S]*?```ts\n([\s\S]*?)```/.exec(readme)?.[1]
  if (program === undefined) breaches.push('README.md has no program under Use.')
  else if (program.trim().split('\n').length > longestProgram) {
    breaches.push(`the program under Use is longer than ${longestProgram} lines.`)
  }
  return breaches
}

/** Every error code a package throws is in the Errors part of its README. */
function errorBreaches(root: string, { folder }: WorkspacePackage): readonly string[] {
  const path = join(root, folder, 'README.md')
  if (!existsSync(path)) return []
  const documented = /## Errors\n([\s\S]*?)(\n## |$)/.exec(readFileSync(path, 'utf8'))?.[1] ?? ''
  const thrown = filesBelow(join(root, folder), /^src\/.*\.ts$/)
    .filter((file) => !/\.test\.ts$|\/(testkit|laws)\//.test(file))
    .flatMap((file) => [
      ...readFileSync(join(root, folder, file), 'utf8').matchAll(/HarnessError\(\s*'([A-Z_]+)'/g),
    ])
    .map((match) => match[1] ?? '')
  return [...new Set(thrown)]
    .filter((code) => !documented.includes(code))
    .map((code) => `${code} is thrown and not in the Errors part of README.md.`)
}
