import { readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { filesBelow, readWorkspace } from '../workspace.ts'
import type { WorkspacePackage } from '../workspace.ts'

const scope = '@orion-harness/'
const core = `${scope}core`
/** Data, not code: a test of an engine may load it. */
const testData = `${scope}demo-model`

/**
 * The rule: a package under `packages/` depends on `core` and on nothing else of ours; `core` on nothing of ours; and
 * no package reaches into another's folder. Gives one line for each breach.
 */
export function checkGraph(root: string): readonly string[] {
  return readWorkspace(root).flatMap((member) => [
    ...(member.group === 'packages' ? manifestBreaches(member) : []),
    ...importBreaches(root, member),
  ])
}

function manifestBreaches({ folder, manifest }: WorkspacePackage): readonly string[] {
  const { dependencies, peerDependencies, optionalDependencies, devDependencies } = manifest
  const runtime = Object.keys({ ...dependencies, ...peerDependencies, ...optionalDependencies })
  const allowed = manifest.name === core ? [] : [core]
  const breaches = [
    ...runtime.filter((name) => isOurs(name) && !allowed.includes(name)),
    ...Object.keys(devDependencies ?? {}).filter(
      (name) => isOurs(name) && ![...allowed, testData].includes(name),
    ),
  ]
  return breaches.map((name) => `${folder}/package.json depends on ${name}; only ${core} is allowed.`)
}

function importBreaches(root: string, { folder, group, manifest }: WorkspacePackage): readonly string[] {
  const declared = Object.keys({
    ...manifest.dependencies,
    ...manifest.devDependencies,
    ...manifest.peerDependencies,
  })
  return filesBelow(join(root, folder), /\.tsx?$/).flatMap((file) =>
    importsOf(readFileSync(join(root, folder, file), 'utf8')).flatMap((target) => {
      const place = `${folder}/${file}`
      if (target.startsWith('.')) {
        const reached = relative(resolve(root, folder), resolve(root, folder, file, '..', target))
        return reached.startsWith('..') ? [`${place} reaches out of its package: ${target}`] : []
      }
      if (!isOurs(target)) return []
      const name = target.split('/').slice(0, 2).join('/')
      if (name === manifest.name || declared.includes(name)) return []
      return group === 'packages'
        ? [`${place} imports ${name}; only ${core} is allowed.`]
        : [`${place} imports ${name}, which its package.json does not name.`]
    }),
  )
}

/** What the import and export statements of a source file name. */
export function importsOf(source: string): readonly string[] {
  const statement =
    /(?:^|\n)\s*(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/g
  return [...source.matchAll(statement)].map((match) => match[1] ?? match[2] ?? '')
}

function isOurs(name: string): boolean {
  return name.startsWith(scope)
}
