import { expect, test } from 'vitest'
import { chooseThreads, parseQuota } from './choose-threads.ts'

test('threads are the physical cores, and never more than may run at the same time', () => {
  expect(chooseThreads({ mathCores: 8, available: 16, quota: undefined })).toBe(8)
  expect(chooseThreads({ mathCores: 8, available: 4, quota: undefined })).toBe(4)
  expect(chooseThreads({ mathCores: 8, available: 16, quota: 2.5 })).toBe(2)
  expect(chooseThreads({ mathCores: 1, available: 1, quota: 0.5 })).toBe(1)
})

test('the quota of a container is read in cores', () => {
  expect(parseQuota('250000 100000\n')).toBe(2.5)
  expect(parseQuota('max 100000\n')).toBeUndefined()
})
