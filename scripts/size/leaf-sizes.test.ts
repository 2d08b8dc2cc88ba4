import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'

/** Packages whose README says how large they are, as "at most N bytes gzipped". */
const packages = ['reminders', 'rules', 'tools']

describe.each(packages)('%s, as a consumer bundles it,', (name) => {
  it('is as small as its README says, and imports nothing but core', async () => {
    const readme = readFileSync(`packages/${name}/README.md`, 'utf8')
    const stated = Number(/at most ([\d,]+) bytes gzipped/.exec(readme)?.[1]?.replaceAll(',', ''))
    const { outputFiles, metafile } = await build({
      entryPoints: [`packages/${name}/src/index.ts`],
      external: ['@orion-harness/core'],
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'neutral',
      metafile: true,
      write: false,
    })
    expect(gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length).toBeLessThanOrEqual(stated)
    const imports = Object.values(metafile.outputs).flatMap((output) =>
      output.imports.map(({ path }) => path),
    )
    expect(new Set(imports)).toEqual(new Set(['@orion-harness/core']))
  })
})
