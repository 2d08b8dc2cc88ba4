import { build } from 'esbuild'
import { expect, test } from 'vitest'

test('as a consumer bundles it, it is at most 7100 bytes gzipped and imports nothing but core', async () => {
  const { outputFiles, metafile } = await build({
    stdin: { contents: "export * from '@orion-harness/rules'", resolveDir: 'packages/rules/src' },
    alias: { '@orion-harness/rules': './packages/rules/src/index.ts' },
    external: ['@orion-harness/core'],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    metafile: true,
    write: false,
  })
  const zipped = new Blob([outputFiles[0]?.text ?? '']).stream().pipeThrough(new CompressionStream('gzip'))
  expect((await new Response(zipped).arrayBuffer()).byteLength).toBeLessThanOrEqual(7100)
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  expect(new Set(imports)).toEqual(new Set(['@orion-harness/core']))
})
