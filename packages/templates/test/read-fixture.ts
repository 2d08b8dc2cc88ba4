/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Text of a file in the `__fixtures__` folder beside the test with this `import.meta.url`. */
export function readFixture(testUrl: string, name: string): string {
  return readFileSync(fileURLToPath(new URL(`__fixtures__/${name}`, testUrl)), 'utf8')
}
