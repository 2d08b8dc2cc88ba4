import { fileSessions } from './file-sessions.ts'

/** A program for tests: writes entries to a session, one line of progress for each, until it is killed. */
const [folder = '', id = ''] = process.argv.slice(2)
const session = await fileSessions({ folder, fsync: 'never' }).open(id)
for (let turn = 1; ; turn++) {
  const { id: entryId } = session.conversation.append({
    type: 'user',
    text: `entry ${turn} ${'ä€😀'.repeat(turn % 50)}`,
    source: 'prompt',
    turn,
    step: 0,
  })
  process.stdout.write(`${entryId}\n`)
  if (turn % 8 === 0) await new Promise((resolve) => setImmediate(resolve))
}
