import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, readWorkspace } from '../workspace.ts'
import { brokenLinks } from './broken-links.ts'
import { fencesOf } from './fences.ts'

/** Where the fences of the root's documents are compiled: the app has every package. */
const rootHome = 'apps/playground'
const root = process.cwd()
let fenceCount = 0
let failed = false

const homes = [
  ...readWorkspace(root).map(({ folder }) => ({
    home: folder,
    files: filesBelow(folder, /\.md$/).map((file) => `${folder}/${file}`),
  })),
  { home: rootHome, files: filesBelow(root, /^(docs\/.*|[A-Z]+)\.md$/) },
]

for (const { home, files } of homes) {
  const documents = files.filter((file) => !file.endsWith('CHANGELOG.md'))
  for (const link of documents.flatMap((file) => brokenLinks(root, file))) {
    console.log(link)
    failed = true
  }
  compile(home, documents)
}
console.log(`» ${fenceCount} fences`)
process.exitCode = failed ? 1 : 0

/** Compiles the fences of some documents as files of the package `home`, so that imports resolve as a user's do. */
function compile(home: string, documents: readonly string[]): void {
  const folder = join(root, home, '.docs-check')
  rmSync(folder, { recursive: true, force: true })
  const fences = documents.flatMap((file) =>
    fencesOf(readFileSync(join(root, file), 'utf8')).map((fence) => ({ file, ...fence })),
  )
  if (fences.length === 0) return
  fenceCount += fences.length
  mkdirSync(folder)
  const names = fences.map(({ file, line, code }) => {
    const name = `${file.replaceAll(/[/.]/g, '_')}_L${line}.ts`
    writeFileSync(join(folder, name), `${code}export {}\n`)
    return name
  })
  const compilerOptions = {
    lib: ['es2024', 'dom', 'dom.asynciterable'],
    types: ['node'],
    isolatedDeclarations: false,
    declaration: false,
    noUnusedLocals: false,
    noUnusedParameters: false,
  }
  const config = { extends: '../../../tsconfig.base.json', compilerOptions, files: names }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  try {
    execFileSync('tsc', ['-p', folder], { encoding: 'utf8', stdio: 'pipe' })
    rmSync(folder, { recursive: true })
  } catch (error) {
    failed = true
    console.log(error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error))
  }
}
