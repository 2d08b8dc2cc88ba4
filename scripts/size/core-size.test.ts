import { basename } from 'node:path'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** What a consumer's bundler makes of `core` for this program: the files loaded at the start, and those loaded later. */
async function bundle(contents: string) {
  const { outputFiles, metafile } = await build({
    stdin: { contents, resolveDir: new URL('../../packages/core/src', import.meta.url).pathname },
    bundle: true,
    minify: true,
    splitting: true,
    outdir: '/bundle',
    format: 'esm',
    platform: 'neutral',
    mainFields: ['module', 'main'],
    metafile: true,
    write: false,
  })
  const outputs = Object.entries(metafile.outputs)
  const atStart = new Set<string>()
  const load = (path: string): void => {
    if (atStart.has(path)) return
    atStart.add(path)
    for (const { path: imported, kind } of metafile.outputs[path]?.imports ?? []) {
      if (kind === 'import-statement') load(imported)
    }
  }
  for (const [path, { entryPoint }] of outputs) if (entryPoint === '<stdin>') load(path)
  const sizeOf = (isCounted: (path: string) => boolean) =>
    outputFiles
      .filter(({ path }) => isCounted(path))
      .reduce((sum, { contents: bytes }) => sum + gzipSync(bytes, { level: 9 }).length, 0)
  return {
    atStart: sizeOf((path) => [...atStart].some((loaded) => basename(loaded) === basename(path))),
    inAll: sizeOf(() => true),
    metafile,
  }
}

describe('core, as a consumer bundles it,', () => {
  it('is at most 12.5 kB gzipped at the start, and 15.1 kB with what the first tool call loads', async () => {
    const { atStart, inAll } = await bundle("export { createAgent, defineTool } from './index.ts'")
    console.log(`core: ${atStart} bytes gzipped at the start, ${inAll} with what tool calls load`)
    expect(atStart).toBeLessThanOrEqual(12.5 * 1024)
    expect(inAll).toBeLessThanOrEqual(15.1 * 1024)
  })

  it('needs no built-in module and nothing but mitt', async () => {
    const { metafile } = await bundle("export * from './index.ts'")
    const outside = Object.keys(metafile.inputs).filter((path) => path.includes('node_modules'))
    expect(outside.map((path) => /node_modules\/([^/]+)\/[^/]*\/[^/]*$/.exec(path)?.[1])).toEqual(['mitt'])
    const external = Object.values(metafile.outputs).flatMap(({ imports }) =>
      imports.filter((one) => one.external),
    )
    expect(external).toEqual([])
  })
})
