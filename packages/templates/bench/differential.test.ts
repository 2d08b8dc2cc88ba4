import { describe, expect, it } from 'vitest'
import { compareAnswers, refusedSnippet } from './compare.ts'
import { generateProgram, programVariables } from './generate-program.ts'
import { hardConversations } from './hard-conversations.ts'
import { askPython, findPython } from './oracle.ts'
import type { Case } from './oracle.ts'
import { snippetVariables, snippets } from './snippets.ts'
import { officialTemplates } from '../test/official-templates.ts'

/** How many random programs to compare, from which seed on; `ORION_JINJA_PROGRAMS=20000` makes it a long run. */
const programs = Number(process.env['ORION_JINJA_PROGRAMS'] ?? 300)
const firstSeed = Number(process.env['ORION_JINJA_SEED'] ?? 1)
const isLong = programs > 2000

const python = findPython()
const reason = 'there is no python3 with jinja2 on this machine'

function compare(cases: readonly Case[]): ReturnType<typeof compareAnswers> {
  if (python === undefined) throw new Error(reason)
  return compareAnswers(cases, askPython(python.path, cases))
}

describe.skipIf(python === undefined)(`against jinja2 ${python?.version ?? ''}`, () => {
  it('renders every snippet of the language the same, or fails where it fails', () => {
    const every = isLong ? 1 : 30
    const cases = snippets()
      .filter((source, index) => index % every === 0 && !refusedSnippet.test(source))
      .map((source) => ({ source, variables: snippetVariables }))
    const { compared, rendered, differences } = compare(cases)
    expect(differences).toEqual([])
    expect(compared).toBeGreaterThan(cases.length * 0.95)
    expect(rendered).toBeGreaterThan(cases.length * 0.4)
  })

  it('renders random programs the same, or fails where they fail', { timeout: 600_000 }, () => {
    const batch = 2000
    for (let from = 0; from < programs; from += batch) {
      const cases = Array.from({ length: Math.min(batch, programs - from) }, (_, index) => ({
        source: generateProgram(firstSeed + from + index),
        variables: programVariables,
      }))
      const { compared, rendered, differences } = compare(cases)
      expect(differences).toEqual([])
      expect(compared).toBeGreaterThan(cases.length * 0.9)
      expect(rendered).toBeGreaterThan(cases.length * 0.4)
    }
  })

  it(
    'renders official templates on hard conversations the same, or fails where they fail',
    { timeout: 120_000 },
    () => {
      const conversations = hardConversations()
      const cases = [...officialTemplates().values()].flatMap((source, index) =>
        conversations
          .filter((_, place) => isLong || (index + place) % 12 === 0)
          .map((variables) => ({ source, variables })),
      )
      const { rendered, differences } = compare(cases)
      expect(differences).toEqual([])
      expect(rendered).toBeGreaterThan(cases.length * 0.5)
    },
  )
})

it('needs a python3 with jinja2', (context) => {
  if (python === undefined) {
    console.warn(`The comparison with jinja2 was skipped: ${reason}.`)
    context.skip(reason)
  }
  expect(python?.version).toMatch(/^3\./)
})
