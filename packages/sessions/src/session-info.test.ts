import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { newFolder, say } from './__fixtures__/talk.ts'
import { fileSessions } from './file-sessions.ts'

describe('a list of session files', () => {
  it('leaves out what it cannot read, and tells which', async () => {
    const folder = newFolder()
    const errors: string[] = []
    const store = fileSessions({
      folder,
      onError: ({ code, message, hint }) => errors.push(`${code} ${message} ${hint}`),
    })
    const { info } = await store.create()
    writeFileSync(join(folder, 'newer.jsonl'), '{"orion":"session","version":2}\n')
    expect((await store.list()).map(({ id }) => id)).toEqual([info.id])
    expect(errors).toEqual([
      expect.stringMatching(/^SESSION_CORRUPT .*newer\.jsonl is not listed\. .*format 2.*Update/),
    ])
  })

  it('leaves out what is no file, and what is removed while it is made', async () => {
    const folder = newFolder()
    const errors: unknown[] = []
    const store = fileSessions({ folder, onError: (error) => errors.push(error) })
    const { info } = await store.create()
    mkdirSync(join(folder, 'folder.jsonl'))
    symlinkSync(join(folder, 'gone'), join(folder, 'removed.jsonl'))
    expect((await store.list()).map(({ id }) => id)).toEqual([info.id])
    expect(errors).toEqual([])
  })

  it.each([
    ['short', 'short'],
    ['long', `A long paste\n${'ä€😀'.repeat(20_000)}`],
    ['long in one line', 'word '.repeat(20_000)],
  ])('has the title that an open session has, for a first message that is %s', async (_, text) => {
    const store = fileSessions({ folder: newFolder() })
    const session = await store.create()
    say(session.conversation, text, 'second')
    await session.close()
    const { title } = (await store.open(session.info.id)).info
    expect(title).not.toBe('')
    expect((await store.list()).map((info) => info.title)).toEqual([title])
  })

  it('has a session whose given title is long', async () => {
    const store = fileSessions({ folder: newFolder() })
    const title = 'title '.repeat(5_000)
    await store.create({ title })
    expect((await store.list()).map((info) => info.title)).toEqual([title])
  })

  it('has no title where the first message is damaged', async () => {
    const folder = newFolder()
    const lines = [
      '{"orion":"session","version":1,"id":"damaged","title":"","createdAt":1}',
      '{"orion":"conversation","version":1,"id":"damaged"}',
      '{"id":"e1","type":"user"}',
      '',
    ]
    writeFileSync(join(folder, 'damaged.jsonl'), lines.join('\n'))
    expect((await fileSessions({ folder }).list()).map(({ title }) => title)).toEqual([''])
  })
})
