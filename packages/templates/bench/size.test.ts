import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** What a consumer's bundler makes of this package for this program, for a browser. */
async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: new URL('../src', import.meta.url).pathname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['@orion-harness/source'],
    metafile: true,
    write: false,
  })
  const code = outputFiles[0]?.contents ?? new Uint8Array()
  return { gzipped: gzipSync(code, { level: 9 }).length, metafile }
}

test('the resolver with every family and the interpreter is at most 60 kB gzipped', async () => {
  const { gzipped } = await bundle("export { templateResolver } from './index.ts'")
  expect(gzipped).toBeLessThanOrEqual(60 * 1024)
})

test('one family by itself is at most 5 kB gzipped', async () => {
  const { gzipped } = await bundle("export { qwen3 } from './index.ts'")
  expect(gzipped).toBeLessThanOrEqual(5 * 1024)
})

test('a browser needs no built-in module and no dependency', async () => {
  const { metafile } = await bundle("export * from './index.ts'\nexport * from './testkit/index.ts'")
  const used = Object.values(metafile.outputs).flatMap(({ inputs }) =>
    Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
  )
  expect(used.filter((path) => path.includes('node_modules'))).toEqual([])
  expect(Object.values(metafile.outputs).flatMap(({ imports }) => imports)).toEqual([])
})
