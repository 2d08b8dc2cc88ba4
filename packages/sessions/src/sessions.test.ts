import { spawn } from 'node:child_process'
import { readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, inject, it } from 'vitest'
import type { SessionStore } from '@orion-harness/core'
import { error, newFolder, say, textsOf } from './__fixtures__/talk.ts'
import { fileSessions } from './file-sessions.ts'
import { memorySessions } from './memory-sessions.ts'
import { exportSession, importSession } from './transfer-session.ts'

declare module 'vitest' {
  interface ProvidedContext {
    readonly runsFactor: number
  }
}

const factor = inject('runsFactor')

const stores: readonly (readonly [string, () => SessionStore])[] = [
  ['files', () => fileSessions({ folder: newFolder() })],
  ['memory', () => memorySessions()],
]

describe.each(stores)('sessions in %s', (_, makeStore) => {
  it('come back as they were written', async () => {
    const store = makeStore()
    const session = await store.create()
    say(session.conversation, 'one', 'two\n\u2028 😀')
    await session.close()
    const again = await store.open(session.info.id)
    expect(textsOf(again.conversation)).toEqual(['one', 'two\n\u2028 😀'])
    say(again.conversation, 'three')
    await again.close()
    expect(textsOf((await store.open(session.info.id)).conversation)).toHaveLength(3)
  })

  it('are listed newest first, with a title of their first message', async () => {
    const store = makeStore()
    const first = await store.create({ title: 'Named' })
    await first.close()
    await new Promise((resolve) => setTimeout(resolve, 5))
    const second = await store.create()
    say(second.conversation, `${'long '.repeat(30)}\nrest`)
    await second.close()
    const infos = await store.list()
    expect(infos.map(({ id }) => id)).toEqual([second.info.id, first.info.id])
    expect(infos[1]).toMatchObject({ title: 'Named' })
    expect(infos[0]?.title).toMatch(/^(long ){11}long…$/)
  })

  it('have one writer at a time', async () => {
    const store = makeStore()
    const session = await store.create()
    await expect(store.open(session.info.id)).rejects.toEqual(error('SESSION_LOCKED'))
    await expect(store.remove(session.info.id)).rejects.toEqual(error('SESSION_LOCKED'))
    await session.close()
    await (await store.open(session.info.id)).close()
    await store.remove(session.info.id)
    expect(await store.list()).toEqual([])
  })

  it('can be closed twice, and the second time takes nothing from those opened since', async () => {
    const store = makeStore()
    const closed = await store.create()
    const first = await store.create()
    await first.close()
    await closed.close()
    const other = await store.open(first.info.id)
    const again = await store.open(closed.info.id)
    await closed.close()
    await closed.flush()
    say(other.conversation, 'kept')
    say(again.conversation, 'kept too')
    await expect(store.open(closed.info.id)).rejects.toEqual(error('SESSION_LOCKED'))
    await other.close()
    await again.close()
    expect(textsOf((await store.open(other.info.id)).conversation)).toEqual(['kept'])
    expect(textsOf((await store.open(again.info.id)).conversation)).toEqual(['kept too'])
  })

  it('can be forked, and both go their own way', async () => {
    const store = makeStore()
    const session = await store.create()
    say(session.conversation, 'a', 'b', 'c')
    const fork = await store.create({
      conversation: session.conversation.fork('e2'),
      forkedFrom: session.info.id,
    })
    say(fork.conversation, 'other')
    await fork.close()
    await session.close()
    const again = await store.open(fork.info.id)
    expect(again.info.forkedFrom).toBe(session.info.id)
    expect(textsOf(again.conversation)).toEqual(['a', 'b', 'other'])
    expect(textsOf((await store.open(session.info.id)).conversation)).toEqual(['a', 'b', 'c'])
  })

  it('can be exported and imported', async () => {
    const store = makeStore()
    const session = await store.create({ title: 'Talk' })
    say(session.conversation, 'hello')
    const copy = await importSession(makeStore(), exportSession(session))
    expect(copy.info).toMatchObject({ title: 'Talk', forkedFrom: session.info.id })
    expect(textsOf(copy.conversation)).toEqual(['hello'])
    await expect(importSession(store, 'nothing of ours\n')).rejects.toEqual(error('SESSION_CORRUPT'))
  })

  it('that are not there cannot be opened or removed', async () => {
    const store = makeStore()
    await expect(store.open('20200101-000000-00000000')).rejects.toEqual(error('SESSION_NOT_FOUND'))
    await expect(store.remove('nope')).rejects.toEqual(error('SESSION_NOT_FOUND'))
  })
})

describe('a session file', () => {
  it('cannot be reached outside its folder', async () => {
    const store = fileSessions({ folder: newFolder() })
    await expect(store.open('../../etc/passwd')).rejects.toEqual(error('SESSION_NOT_FOUND'))
  })

  it('cut at any byte loses at most its last entry, and can be written on', async () => {
    const folder = newFolder()
    const store = fileSessions({ folder, fsync: 'never' })
    const first = await store.create()
    const { info, conversation } = first
    say(conversation, ...Array.from({ length: 12 }, (_, index) => `entry ${index} ${'ä€😀'.repeat(index)}`))
    await first.close()
    const path = join(folder, `${info.id}.jsonl`)
    const whole = readFileSync(path)
    const head = whole.indexOf('\n', whole.indexOf('\n') + 1) + 1
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: head, max: whole.length }), async (end) => {
        writeFileSync(path, whole)
        truncateSync(path, end)
        const lines = whole.subarray(head, end).toString('latin1').split('\n').length - 1
        const session = await store.open(info.id)
        const kept = session.conversation.entries.length
        expect([lines, lines + 1]).toContain(kept)
        expect(session.conversation.entries).toEqual(conversation.entries.slice(0, kept))
        say(session.conversation, 'after')
        await session.close()
        const again = await store.open(info.id)
        expect(textsOf(again.conversation).at(-1)).toBe('after')
        expect(again.conversation.entries).toHaveLength(kept + 1)
        await again.close()
      }),
      { numRuns: Math.ceil(400 * factor) },
    )
  })

  it('of a writer that was killed keeps all it had written, and its lock frees', async () => {
    const folder = newFolder()
    const store = fileSessions({ folder })
    const first = await store.create()
    const { info } = first
    await first.close()
    let before = 0
    for (let round = 0; round < Math.ceil(6 * factor); round++) {
      const reported = await runAndKill(folder, info.id, 20 + ((round * 37) % 60))
      const session = await store.open(info.id)
      const kept = session.conversation.entries.length
      expect(kept).toBeGreaterThanOrEqual(reported)
      expect(kept).toBeGreaterThanOrEqual(before)
      before = kept
      await session.close()
    }
    expect(before).toBeGreaterThan(0)
  })

  it('that is damaged in the middle is refused with the line, and left as it is', async () => {
    const folder = newFolder()
    const store = fileSessions({ folder })
    const session = await store.create()
    say(session.conversation, 'one', 'two')
    await session.close()
    const path = join(folder, `${session.info.id}.jsonl`)
    const damaged = readFileSync(path, 'utf8').replace('"text":"one"', '"text":one"')
    writeFileSync(path, damaged)
    await expect(store.open(session.info.id)).rejects.toThrow('(line 3)')
    expect(readFileSync(path, 'utf8')).toBe(damaged)
    expect(await store.list()).toHaveLength(1)
  })

  it('of a newer format is refused', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'newer.jsonl'), '{"orion":"session","version":2}\n')
    await expect(fileSessions({ folder }).open('newer')).rejects.toThrow('has format 2')
  })

  it('shares its folder with files of others', async () => {
    const folder = newFolder()
    writeFileSync(join(folder, 'notes.jsonl'), '{"hello":1}\n')
    writeFileSync(join(folder, 'readme.txt'), 'hi')
    expect(await fileSessions({ folder }).list()).toEqual([])
  })
})

/** Starts a writer, lets it say it has begun, kills it after some milliseconds; gives how many entries it reported. */
function runAndKill(folder: string, id: string, afterMs: number): Promise<number> {
  const program = new URL('./writer-process.ts', import.meta.url).pathname
  const child = spawn(process.execPath, ['--conditions=@orion-harness/source', program, folder, id], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let last = 0
  let isStarted = false
  return new Promise((resolve, reject) => {
    child.stdout.on('data', (data) => {
      const seen = [...String(data).matchAll(/^e(\d+)$/gm)].at(-1)?.[1]
      if (seen !== undefined) last = Number(seen)
      if (isStarted) return
      isStarted = true
      setTimeout(() => child.kill('SIGKILL'), afterMs)
    })
    child.on('error', reject)
    child.on('close', () => resolve(last))
  })
}
