import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { allPeers } from './all-peers.ts'
import { asReader, scoreReader, scoreTable } from './compare-readers.ts'
import { readCorpus } from './corpus.ts'
import { orionReader } from './orion-reader.ts'

const fixtures = ['tool-call-corpus.json', 'tool-call-wellformed.json'].map((name) =>
  fileURLToPath(new URL(`fixtures/${name}`, import.meta.url)),
)
const files = process.argv.slice(2)
const corpus = readCorpus(files.length === 0 ? fixtures : files)
const readers = [orionReader(corpus.tools), ...allPeers.map((peer) => asReader(peer, corpus))]
const scores = readers.map((reader) => scoreReader(reader, corpus))
const table = scoreTable(scores, corpus)

console.log(table)
for (const { name, wrong, letThrough, fired } of scores) {
  console.log(`\n${name}: wrong ${list(wrong)}; let through ${list(letThrough)}; fired ${list(fired)}`)
}
if (files.length === 0) writeFileSync(new URL('TABLE.md', import.meta.url), `${table}\n`)

function list(ids: readonly string[]): string {
  return ids.length === 0 ? 'none' : ids.join(' ')
}
