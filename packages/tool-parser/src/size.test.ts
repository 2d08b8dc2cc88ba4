import { build } from 'esbuild'
import { expect, test } from 'vitest'

/** What a consumer's bundler makes of this program. */
async function bundle(
  contents: string,
): Promise<{ readonly gzipped: number; readonly imports: readonly string[] }> {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: new URL('.', import.meta.url).pathname },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'neutral',
    metafile: true,
    write: false,
  })
  const text = outputFiles[0]?.text ?? ''
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'))
  const { byteLength } = await new Response(stream).arrayBuffer()
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map((one) => one.path))
  return {
    gzipped: byteLength,
    imports: [...imports, ...Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))],
  }
}

test('the parser with all its formats is at most 39 kB gzipped', async () => {
  const { gzipped } = await bundle("export { toolCallParser } from './index.ts'")
  expect(gzipped).toBeLessThanOrEqual(39 * 1024)
  expect(gzipped).toBeGreaterThan(10 * 1024)
})

test('it needs no built-in module and no other package at run time', async () => {
  const { imports } = await bundle("export * from './index.ts'")
  expect(imports).toEqual([])
})
