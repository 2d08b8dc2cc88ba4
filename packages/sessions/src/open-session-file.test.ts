import { existsSync, fsyncSync, readdirSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { HarnessError } from '@orion-harness/core'
import { error, newFolder, say, textsOf } from './__fixtures__/talk.ts'
import type { Disk } from './append-log.ts'
import { fileSessions } from './file-sessions.ts'
import { openSessionFile } from './open-session-file.ts'

afterEach(() => void vi.useRealTimers())

/** A new session on a disk that can be full, counts how often it is asked to keep everything, and tells of errors. */
async function onDisk(fsync: 'entry' | 'turn' | 'never' = 'turn') {
  const folder = newFolder()
  const store = fileSessions({ folder })
  const created = await store.create()
  const { info } = created
  await created.close()
  const state = { isFull: false, syncs: 0 }
  const disk: Disk = {
    write(...call) {
      if (state.isFull) throw new Error('ENOSPC')
      return writeSync(...call)
    },
    sync(file) {
      state.syncs++
      fsyncSync(file)
    },
  }
  const errors: string[] = []
  const onError = ({ code }: HarnessError) => void errors.push(code)
  const path = join(folder, `${info.id}.jsonl`)
  const session = await openSessionFile(path, info.id, { fsync, onError, now: Date.now, disk })
  const textsOnDisk = async () => {
    const copy = await store.open(info.id)
    await copy.close()
    return textsOf(copy.conversation)
  }
  return { folder, state, errors, session, textsOnDisk }
}

describe('an open session file', () => {
  it('keeps what the disk refused, and tries again with the next entry, at flush and at close', async () => {
    const { folder, state, errors, session, textsOnDisk } = await onDisk()
    const sayWhileFull = (text: string) => {
      state.isFull = true
      say(session.conversation, text)
    }
    sayWhileFull('one')
    expect(errors).toEqual(['SESSION_WRITE_FAILED'])
    await expect(session.flush()).rejects.toEqual(error('SESSION_WRITE_FAILED'))
    state.isFull = false
    say(session.conversation, 'two')
    await session.flush()
    sayWhileFull('three')
    state.isFull = false
    await session.flush()
    sayWhileFull('four')
    state.isFull = false
    await session.close()
    expect(errors).toEqual(Array.from({ length: 3 }, () => 'SESSION_WRITE_FAILED'))
    expect(await textsOnDisk()).toEqual(['one', 'two', 'three', 'four'])
    expect(readdirSync(folder)).toEqual([`${session.info.id}.jsonl`])
  })

  it('that the disk refuses at close says so each time, and is free for others', async () => {
    const { state, session, textsOnDisk } = await onDisk()
    say(session.conversation, 'one')
    state.isFull = true
    say(session.conversation, 'two')
    await expect(session.close()).rejects.toEqual(error('SESSION_WRITE_FAILED'))
    state.isFull = false
    await expect(session.close()).rejects.toEqual(error('SESSION_WRITE_FAILED'))
    await expect(session.flush()).rejects.toEqual(error('SESSION_WRITE_FAILED'))
    expect(await textsOnDisk()).toEqual(['one'])
  })

  it.each([
    ['entry', [1, 2, 3, 3]],
    ['turn', [0, 1, 1, 2]],
    ['never', [0, 0, 0, 0]],
  ] as const)('with fsync "%s" asks the disk to keep everything when it promises', async (fsync, counts) => {
    const { state, session } = await onDisk(fsync)
    const seen: number[] = []
    const count = () => seen.push(state.syncs)
    say(session.conversation, 'one')
    count()
    session.conversation.append({ type: 'turn-end', reason: 'answered', turn: 1, step: 0 })
    count()
    say(session.conversation, 'two')
    count()
    await session.close()
    count()
    expect(seen).toEqual(counts)
  })

  it.each(['entry', 'turn', 'never'] as const)(
    'with fsync "%s" is kept at flush, and not again until there is more',
    async (fsync) => {
      const { state, session } = await onDisk(fsync)
      say(session.conversation, 'one')
      await session.flush()
      await session.flush()
      await session.close()
      expect(state.syncs).toBe(1)
    },
  )
})

describe('a session file whose lock was lost', () => {
  it('is not written any more, and is left to its new holder', async () => {
    const folder = newFolder()
    const errors: string[] = []
    const lost = await fileSessions({ folder, onError: ({ code }) => errors.push(code) }).create()
    say(lost.conversation, 'one')
    const path = join(folder, `${lost.info.id}.jsonl`)
    rmSync(`${path}.lock`, { recursive: true })
    const store = fileSessions({ folder })
    const holder = await store.open(lost.info.id)
    say(lost.conversation, 'not to be written')
    expect(errors).toEqual(['SESSION_LOCKED'])
    say(holder.conversation, 'two')
    say(lost.conversation, 'nor this')
    await expect(lost.flush()).rejects.toEqual(error('SESSION_LOCKED'))
    await expect(lost.close()).rejects.toEqual(error('SESSION_LOCKED'))
    await expect(lost.close()).rejects.toEqual(error('SESSION_LOCKED'))
    expect(errors).toHaveLength(1)
    expect([existsSync(`${path}.lock`), existsSync(`${path}.holder`)]).toEqual([true, true])
    await expect(store.open(lost.info.id)).rejects.toEqual(error('SESSION_LOCKED'))
    say(holder.conversation, 'three')
    await holder.close()
    expect(textsOf((await store.open(lost.info.id)).conversation)).toEqual(['one', 'two', 'three'])
  })

  it('may be closed by whoever is told of it', async () => {
    const folder = newFolder()
    const closed: Promise<void>[] = []
    const store = fileSessions({ folder, onError: () => closed.push(lost.close()) })
    const lost = await store.create()
    const path = join(folder, `${lost.info.id}.jsonl`)
    rmSync(`${path}.holder`)
    await expect(lost.close()).rejects.toEqual(error('SESSION_LOCKED'))
    await expect(Promise.all(closed)).rejects.toEqual(error('SESSION_LOCKED'))
    expect(closed).toHaveLength(1)
  })

  it('tells at the next renewal, and neither flushes nor closes as if nothing had happened', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const folder = newFolder()
    const { promise, resolve } = Promise.withResolvers<HarnessError>()
    const session = await fileSessions({ folder, onError: resolve }).create()
    const path = join(folder, `${session.info.id}.jsonl`)
    rmSync(`${path}.lock`, { recursive: true })
    vi.advanceTimersByTime(5_000)
    expect(await promise).toEqual(error('SESSION_LOCKED'))
    await expect(session.flush()).rejects.toEqual(error('SESSION_LOCKED'))
    await expect(session.close()).rejects.toEqual(error('SESSION_LOCKED'))
    expect(existsSync(`${path}.holder`)).toBe(true)
  })
})
