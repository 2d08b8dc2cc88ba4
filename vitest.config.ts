import { env } from 'node:process'
import { defineConfig } from 'vitest/config'

const freshSeed = env['ORION_RUNS'] === undefined ? undefined : Date.now() % 2 ** 31

export default defineConfig({
  resolve: { conditions: ['@orion-harness/source'] },
  ssr: { resolve: { conditions: ['@orion-harness/source'] } },
  test: {
    include: ['{packages,apps,examples,scripts}/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
    setupFiles: ['scripts/test-setup.ts'],
    // ORION_RUNS=20 tries twenty times as many random cases as the gate does, and new ones.
    provide: {
      runsFactor: Number(env['ORION_RUNS'] ?? 1),
      seed: Number(env['ORION_SEED'] ?? freshSeed ?? 20_261_121),
    },
  },
})
