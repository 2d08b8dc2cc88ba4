/// <reference types="node" />
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Chat templates of models, by name: those in the llama.cpp source bundle that node-llama-cpp carries (file names
 * without `.jinja`) and those in the automap of `@huggingface/ollama-utils` (`library/a:b` is `a_b`). Read from the
 * installed packages and kept in `node_modules/.cache`; none of their text is part of this repository.
 */
export function officialTemplates(): ReadonlyMap<string, string> {
  loaded ??= new Map([...Object.entries(llamaCppTemplates()), ...Object.entries(automapTemplates())])
  return loaded
}

/** The source of one of them. Throws when it is not there, so that a renamed file is noticed. */
export function officialTemplate(name: string): string {
  const source = officialTemplates().get(name)
  if (source === undefined)
    throw new Error(`No template named ${name} in the installed development dependencies.`)
  return source
}

let loaded: Map<string, string> | undefined
const modules = join(dirname(dirname(fileURLToPath(import.meta.url))), 'node_modules')

function llamaCppTemplates(): Record<string, string> {
  const bundle = join(
    fileURLToPath(import.meta.resolve('node-llama-cpp')),
    '..',
    '..',
    'llama',
    'gitRelease.bundle',
  )
  const { size, mtimeMs } = statSync(bundle)
  const key = createHash('sha256').update(`${bundle} ${size} ${mtimeMs}`).digest('hex').slice(0, 16)
  const cache = join(modules, '.cache', 'official-templates')
  const file = join(cache, `${key}.json`)
  if (!existsSync(file)) {
    mkdirSync(cache, { recursive: true })
    const repository = join(cache, `${process.pid}.git`)
    const partial = `${file}.${process.pid}`
    writeFileSync(partial, JSON.stringify(readBundle(bundle, repository)))
    rmSync(repository, { recursive: true, force: true })
    renameSync(partial, file)
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}

function readBundle(bundle: string, repository: string): Record<string, string> {
  const git = (...args: readonly string[]): string =>
    execFileSync('git', args, {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'ignore'],
    })
  git('clone', '--bare', '--quiet', bundle, repository)
  const folder = 'models/templates/'
  const paths = git('-C', repository, 'ls-tree', '--name-only', 'HEAD', folder).split('\n')
  return Object.fromEntries(
    paths
      .filter((path) => path.endsWith('.jinja'))
      .map((path) => [
        path.slice(folder.length, -'.jinja'.length),
        git('-C', repository, 'show', `HEAD:${path}`),
      ]),
  )
}

function automapTemplates(): Record<string, string> {
  const text = readFileSync(
    join(
      fileURLToPath(import.meta.resolve('@huggingface/ollama-utils')),
      '..',
      '..',
      'src',
      'chat-template-automap.ts',
    ),
    'utf8',
  )
  const templates: Record<string, string> = {}
  for (const [, model = '', literal = ''] of text.matchAll(
    /model: "([^"]+)",\s+gguf: ("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'),/g,
  )) {
    templates[model.replace('library/', '').replaceAll(/[:/]/g, '_')] = readLiteral(literal)
  }
  return templates
}

/** The value of a JavaScript string literal whose escapes JSON knows, but for `\'`. */
function readLiteral(literal: string): string {
  const body = literal.slice(1, -1).replaceAll(/\\[^]|"/g, (match) => {
    if (match === "\\'") return "'"
    return match === '"' ? '\\"' : match
  })
  return JSON.parse(`"${body}"`)
}
