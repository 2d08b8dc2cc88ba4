import { expect, test } from 'vitest'
import { chooseThreads, parseQuota } from './choose-threads.ts'

const idle = { mathCores: 8, available: 16, quota: undefined, load: 0 }
const large = 4e9

test('threads are the physical cores, and never more than may run at the same time', () => {
  expect(chooseThreads(idle, large)).toBe(8)
  expect(chooseThreads({ ...idle, available: 4 }, large)).toBe(4)
  expect(chooseThreads({ ...idle, quota: 2.5 }, large)).toBe(2)
  expect(chooseThreads({ mathCores: 1, available: 1, quota: 0.5, load: 0 }, large)).toBe(1)
})

test('busy cores are left alone, down to half of them', () => {
  const cores = { mathCores: 8, available: 8, quota: undefined }
  expect(chooseThreads({ ...cores, load: 0.4 }, large)).toBe(8)
  expect(chooseThreads({ ...cores, load: 2.9 }, large)).toBe(5)
  expect(chooseThreads({ ...cores, load: 50 }, large)).toBe(4)
  expect(chooseThreads({ ...idle, load: 7 }, large)).toBe(8)
})

test('a tiny model gets one thread', () => {
  expect(chooseThreads(idle, 4e6)).toBe(1)
})

test('the quota of a container is read in cores', () => {
  expect(parseQuota('250000 100000\n')).toBe(2.5)
  expect(parseQuota('max 100000\n')).toBeUndefined()
})
