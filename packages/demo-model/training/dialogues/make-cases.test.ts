import { describe, expect, it } from 'vitest'
import { caseKinds, makeCases } from './make-cases.ts'
import { requestTemplates } from './pools/requests.ts'
import { renderDialogue } from './render-dialogue.ts'

describe.each(caseKinds)('the cases of %s', (kind) => {
  const cases = makeCases(kind, 40, 1)

  it('are as many as wanted, all different, and the same for the same seed', () => {
    const texts = cases.map((dialogue) => JSON.stringify(renderDialogue(dialogue)))
    expect(new Set(texts).size).toBe(40)
    expect(makeCases(kind, 40, 1)).toEqual(cases)
    expect(makeCases(kind, 40, 2)).not.toEqual(cases)
  })

  it('end with a turn that can be judged', () => {
    for (const { turns } of cases) expect(Object.keys(turns.at(-1)?.expect ?? {})).not.toEqual([])
  })
})

it('asks of everyday requests none that is learned', () => {
  const learned = new Set(requestTemplates.map((request) => request.toLowerCase()))
  const asked = makeCases('unknown', 200, 1).map(({ turns }) => turns.at(-1)?.user.toLowerCase() ?? '')
  expect(asked.filter((request) => learned.has(request))).toEqual([])
})
