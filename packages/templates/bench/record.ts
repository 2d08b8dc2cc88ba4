import { writeFileSync } from 'node:fs'
import { refusedSnippet } from './compare.ts'
import { askPython, findPython } from './oracle.ts'
import { recordedCases } from './recorded.ts'
import type { Recording } from './recorded.ts'

const python = findPython()
if (python === undefined) throw new Error('There is no python3 with jinja2 on this machine.')
const cases = recordedCases().filter(({ source }) => !refusedSnippet.test(source))
const answers = askPython(python.path, cases)
const recording: Recording = {
  jinja2: python.version,
  answers: cases.flatMap(({ source }, index) => {
    const answer = answers[index]
    return answer === undefined ? [] : [{ source, answer }]
  }),
}
writeFileSync(new URL('fixtures/recorded.json', import.meta.url), `${JSON.stringify(recording)}\n`)
console.log(`Recorded ${recording.answers.length} answers of jinja2 ${python.version}.`)
