import { readFileSync } from 'node:fs'
import { defineConfig } from 'tsup'

interface Manifest {
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>
}

/**
 * One build for every package: the entry points are the source files its `exports` name. An export that has nothing but
 * its source is for this workspace alone and is not built.
 */
const { exports } = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest
const entry = Object.values(exports).flatMap((target) =>
  typeof target === 'string' || target['default'] === undefined
    ? []
    : [target['@orion-harness/source'] ?? []].flat(),
)

export default defineConfig({
  entry,
  outDir: 'dist',
  format: ['esm'],
  target: 'es2024',
  platform: 'neutral',
  dts: false,
  sourcemap: true,
  clean: true,
  splitting: true,
})
