import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { firstDialoguesHash } from './dialogues/first-dialogues-hash.ts'
import { makeTokenizer, writeCorpus } from './make-corpus.ts'
import { createTokenizer } from './tokenizer/create-tokenizer.ts'
import { writeTokenizerFile } from './tokenizer/tokenizer-file.ts'

const usage = `Trains the demo model from nothing: dialogues, tokenizer, model, GGUF file.

  --out DIR       where everything is put (default: ./demo-model-run)
  --tokens N      tokens of the corpus (default: 80000000)
  --minutes N     end the training after this time instead of after the corpus; with several, such
                  as 90,220, the learning rate falls to 0 at each, a checkpoint-90.pt is kept, and the
                  rate goes on from the height it has there in a run up to the next
  --seed N        default 1
  --version X     written into the file (default: 0.0.0)
  --only STAGE    data, train or export; default: one after the other
  --resume        train on from the checkpoint in DIR, which is written every ten minutes
  --python PATH   a Python with torch and numpy (default: python3)

Needs Python 3 with torch and numpy (Debian: python3-torch) and, for speed on a CPU, gcc.`

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url))

const { values } = parseArgs({
  options: {
    help: { type: 'boolean', default: false },
    minutes: { type: 'string' },
    only: { type: 'string' },
    out: { type: 'string', default: 'demo-model-run' },
    python: { type: 'string', default: 'python3' },
    resume: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    tokens: { type: 'string', default: '80000000' },
    version: { type: 'string', default: '0.0.0' },
  },
})

const { out, python, version } = values
const file = (name: string): string => join(out, name)
const stages = { data: makeData, train: trainModel, export: exportModel }

if (values.help) console.log(usage)
else if (values.only !== undefined && !Object.hasOwn(stages, values.only)) {
  throw new Error(`--only is ${values.only}; it takes ${Object.keys(stages).join(', ')}.`)
} else {
  mkdirSync(out, { recursive: true })
  for (const [name, run] of Object.entries(stages)) {
    if (values.only === undefined || values.only === name) run()
  }
}

/** Writes tokenizer, corpus and held-out dialogues, and what they are: the same seed gives the same hashes. */
function makeData(): void {
  const seed = Number(values.seed)
  const merges = makeTokenizer(seed)
  writeTokenizerFile(file('tokenizer.json'), merges)
  const tokenizer = createTokenizer(merges)
  const corpus = writeCorpus({ path: file('corpus.bin'), tokenizer, seed, tokens: Number(values.tokens) })
  const heldOut = writeCorpus({
    path: file('held-out.bin'),
    tokenizer,
    seed: seed + 1,
    tokens: 150_000,
    split: 'held-out',
  })
  const hashes = Object.fromEntries(
    ['tokenizer.json', 'corpus.bin', 'held-out.bin'].map((name) => [name, sha256(file(name))]),
  )
  const firstDialogues = firstDialoguesHash(seed)
  const figures = { seed, vocabulary: tokenizer.size, corpus, heldOut, firstDialogues, sha256: hashes }
  writeFileSync(file('data.json'), `${JSON.stringify(figures, null, 2)}\n`)
  console.log(figures)
}

function trainModel(): void {
  const paths = ['--corpus', file('corpus.bin'), '--heldout', file('held-out.bin'), '--out', out]
  const time = values.minutes === undefined ? [] : ['--minutes', values.minutes]
  const from = values.resume ? ['--resume', out] : []
  runPython('train.py', [...paths, '--seed', values.seed, ...time, ...from])
}

/** Writes the GGUF file, and the log beside it. */
function exportModel(): void {
  const inputs = ['--checkpoint', file('checkpoint.pt'), '--tokenizer', file('tokenizer.json')]
  const template = ['--template', here('template.jinja'), '--version', version]
  runPython('export_gguf.py', [...inputs, ...template, '--out', file('demo-model.gguf')])
  copyFileSync(file('demo-model.gguf'), here('../model/demo-model.gguf'))
  for (const name of ['log.jsonl', 'data.json']) copyFileSync(file(name), here(`../model/${name}`))
}

function runPython(script: string, args: readonly string[]): void {
  const { status, error } = spawnSync(python, [here(`model/${script}`), ...args], { stdio: 'inherit' })
  if (error !== undefined)
    throw new Error(`${python} cannot be started. Give another with --python.`, { cause: error })
  if (status !== 0) throw new Error(`${script} ended with ${status}.`)
}

function sha256(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
