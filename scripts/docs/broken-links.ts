import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Links of a markdown file, and file names it writes as `code/path.ext`, that lead nowhere in the repository. */
export function brokenLinks(root: string, file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8').replaceAll(/```[\s\S]*?```/g, '')
  const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)]
    .map((match) => match[1] ?? '')
    .filter((target) => !/^(https?:|mailto:|#)/.test(target))
    .map((target) => ({ target, path: join(dirname(file), target.replace(/#.*$/, '')) }))
  const named = [...text.matchAll(/`((?:packages|apps|examples|docs|scripts)\/[\w./-]+)`/g)]
    .map((match) => match[1] ?? '')
    .map((target) => ({ target, path: target }))
  return [...links, ...named]
    .filter(({ path }) => !existsSync(join(root, path)))
    .map(({ target }) => `${file}: ${target} does not exist.`)
}
