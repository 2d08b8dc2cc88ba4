import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['@orion-harness/source'] },
  ssr: { resolve: { conditions: ['@orion-harness/source'] } },
  test: {
    include: ['{packages,apps,examples,scripts}/**/*.test.ts'],
    testTimeout: 60_000,
    maxWorkers: 2,
    // ORION_RUNS=20 tries twenty times as many random cases as the gate does.
    provide: { runsFactor: Number(process.env['ORION_RUNS'] ?? 1) },
  },
})
