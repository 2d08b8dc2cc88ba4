import { fsyncSync, mkdtempSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openAppendLog } from './append-log.ts'

it('keeps what the disk refused, tells, and writes it whole with the next', () => {
  const folder = mkdtempSync(join(tmpdir(), 'orion-log-'))
  const path = join(folder, 'log')
  writeFileSync(path, 'one\ntorn')
  const errors: string[] = []
  let isFull = false
  const log = openAppendLog(path, 4, ({ code }) => errors.push(code), {
    write(file, bytes, offset, length, at) {
      if (!isFull) return writeSync(file, bytes, offset, Math.min(length, 3), at)
      if (offset === 0) return writeSync(file, bytes, 0, 2, at)
      throw new Error('ENOSPC')
    },
    sync: fsyncSync,
  })
  log.append('two\n', false)
  isFull = true
  log.append('three\n', false)
  expect(() => log.sync()).toThrow(expect.objectContaining({ code: 'SESSION_WRITE_FAILED' }))
  isFull = false
  log.append('four\n', true)
  log.close(false)
  expect(errors).toEqual(['SESSION_WRITE_FAILED'])
  expect(readFileSync(path, 'utf8')).toBe('one\ntwo\nthree\nfour\n')
  rmSync(folder, { recursive: true })
})
