import { expect, test } from 'vitest'
import { familyFixtures } from '../../test/family-fixtures.ts'
import { compareWithOfficial } from '../testkit/compare-with-official.ts'
import { testTemplate } from '../testkit/test-template.ts'
import { families } from './families.ts'

for (const template of families) {
  for (const fixture of familyFixtures[template.name] ?? [{}]) testTemplate(test, { template, ...fixture })
}

test('the comparison with official templates is as wide as the README says', () => {
  const sum = { officialTemplates: 0, equal: 0, different: 0, 'not comparable': 0 }
  for (const template of families) {
    for (const fixture of familyFixtures[template.name] ?? []) {
      if (fixture.official === undefined) continue
      sum.officialTemplates += 1
      for (const { outcome } of compareWithOfficial({ template, ...fixture })) sum[outcome] += 1
    }
  }
  expect(sum).toEqual({ officialTemplates: 43, equal: 735, different: 26, 'not comparable': 400 })
})
