import { defineConfig } from 'vitest/config'

export default defineConfig({
  resolve: { conditions: ['@orion-harness/source'] },
  ssr: { resolve: { conditions: ['@orion-harness/source'] } },
  test: {
    include: ['{packages,apps,examples,scripts}/**/*.test.ts'],
    testTimeout: 30_000,
  },
})
