import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** The interpreter alone, minified, without `core`, which the host has anyway. */
async function bundle(): Promise<{ bytes: number; code: string; imports: string[] }> {
  const entry = decodeURIComponent(new URL('index.ts', import.meta.url).pathname)
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2024',
    external: ['@orion-harness/core'],
    write: false,
    metafile: true,
  })
  const code = outputFiles[0]?.text ?? ''
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports.map(({ path }) => path))
  return { bytes: new TextEncoder().encode(code).length, code, imports: [...new Set(imports)] }
}

async function zippedBytes(code: string): Promise<number> {
  const zipped = new Blob([code]).stream().pipeThrough(new CompressionStream('gzip'))
  return (await new Response(zipped).arrayBuffer()).byteLength
}

describe('the interpreter as a browser bundle', () => {
  it('needs nothing but core and stays under 120 kB, 40 kB zipped', async () => {
    const { bytes, code, imports } = await bundle()
    expect(imports).toEqual(['@orion-harness/core'])
    expect(bytes).toBeGreaterThan(20_000)
    expect(bytes).toBeLessThan(120_000)
    expect(await zippedBytes(code)).toBeLessThan(40_000)
    expect(code).not.toMatch(/\b(?:process|require|Buffer|__dirname)\b\./)
  })
})
