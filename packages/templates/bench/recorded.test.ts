import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { compareAnswers } from './compare.ts'
import { programVariables } from './generate-program.ts'
import type { Recording } from './recorded.ts'
import { snippetVariables } from './snippets.ts'

const { answers } = JSON.parse(
  readFileSync(new URL('fixtures/recorded.json', import.meta.url), 'utf8'),
) as Recording

it('renders what jinja2 was recorded to render, and fails where it failed', () => {
  const cases = answers.map(({ source }) => ({
    source,
    variables: source.includes('set ns = namespace') ? programVariables : snippetVariables,
  }))
  const { compared, rendered, differences } = compareAnswers(
    cases,
    answers.map(({ answer }) => answer),
  )
  expect(differences).toEqual([])
  expect(compared).toBeGreaterThan(1000)
  expect(rendered).toBeGreaterThan(500)
})
