import { build } from 'esbuild'
import { expect, test } from 'vitest'

async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: 'packages/context/src' },
    alias: { '@orion-harness/context': './packages/context/src/index.ts' },
    external: ['@orion-harness/core'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    metafile: true,
    write: false,
  })
  const zipped = new Blob([outputFiles[0]?.text ?? '']).stream().pipeThrough(new CompressionStream('gzip'))
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  return { bytes: (await new Response(zipped).arrayBuffer()).byteLength, imports }
}

test('as a consumer bundles it, it is at most 10 kB gzipped and imports nothing but core', async () => {
  const { bytes, imports } = await bundle("export * from '@orion-harness/context'")
  expect(bytes).toBeLessThanOrEqual(10 * 1_024)
  expect(new Set(imports)).toEqual(new Set(['@orion-harness/core']))
})

test('a sliding window alone is at most 6 kB gzipped', async () => {
  const { bytes } = await bundle("export { slidingWindow } from '@orion-harness/context'")
  expect(bytes).toBeLessThanOrEqual(6 * 1_024)
})
