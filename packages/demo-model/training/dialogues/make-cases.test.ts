import { describe, expect, it } from 'vitest'
import { caseKinds, makeCases } from './make-cases.ts'
import { heldOutRequests } from './pools/held-out-requests.ts'
import { requestTemplates } from './pools/requests.ts'
import { renderDialogue } from './render-dialogue.ts'
import { isHeldOut } from './source.ts'

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

it('asks no everyday request that is learned, whatever is put into its slots', () => {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^\w\s{}]/g, '')
  const learned = requestTemplates
    .filter((template, index) => !isHeldOut(index) && /[a-z]{2}/i.test(template.replaceAll(/\{\w+\}/g, '')))
    .map((template) => new RegExp(`^${plain(template).replaceAll(/\{\w+\}/g, '\\w+( \\w+)?')}$`))
  const asked = heldOutRequests.map(plain)
  expect(asked.filter((request) => learned.some((template) => template.test(request)))).toEqual([])
  expect(asked.length).toBeGreaterThanOrEqual(200)
})
