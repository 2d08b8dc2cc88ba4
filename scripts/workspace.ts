import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'

/** One package of the workspace. */
export interface WorkspacePackage {
  /** Path from the root, such as `packages/core`. */
  readonly folder: string
  readonly group: 'packages' | 'apps' | 'examples'
  readonly manifest: Manifest
}

export interface Manifest {
  readonly name: string
  readonly version: string
  readonly private?: boolean
  readonly description?: string
  readonly license?: string
  readonly type?: string
  readonly sideEffects?: boolean
  readonly engines?: Readonly<Record<string, string>>
  readonly files?: readonly string[]
  readonly exports?: Exports
  readonly publishConfig?: { readonly exports?: Exports }
  readonly dependencies?: Readonly<Record<string, string>>
  readonly devDependencies?: Readonly<Record<string, string>>
  readonly peerDependencies?: Readonly<Record<string, string>>
  readonly optionalDependencies?: Readonly<Record<string, string>>
}

/** What a package lets be imported: by path, a file or one file for each condition. */
export type Exports = Readonly<Record<string, string | Readonly<Record<string, string>>>>

/** Every package under `packages/`, `apps/` and `examples/` of `root`. */
export function readWorkspace(root: string): readonly WorkspacePackage[] {
  return (['packages', 'apps', 'examples'] as const).flatMap((group) =>
    foldersIn(join(root, group)).map((name) => {
      const folder = `${group}/${name}`
      return { folder, group, manifest: readManifest(join(root, folder)) }
    }),
  )
}

/** Paths from `folder` of every file below it whose name matches, without dependencies and build output. */
export function filesBelow(folder: string, pattern: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => pattern.test(path) && !/(^|\/)(node_modules|dist|fixtures|\.docs-check)\//.test(path))
    .sort()
}

function foldersIn(group: string): readonly string[] {
  if (!existsSync(group)) return []
  return readdirSync(group)
    .filter((name) => existsSync(join(group, name, 'package.json')))
    .sort()
}

function readManifest(folder: string): Manifest {
  return JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
}
