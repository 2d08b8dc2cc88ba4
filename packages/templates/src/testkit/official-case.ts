import { compareWithOfficial } from './compare-with-official.ts'
import type { TemplateCase, TemplateFixture } from './template-fixture.ts'

/** Equality with the official template, but for deviations that are named and real. */
export function officialCase(fixture: TemplateFixture): TemplateCase {
  return {
    id: 'official',
    name: 'lays out every conversation it shares with the official template the same, but for named deviations',
    run: () => {
      const { deviations = {} } = fixture
      const results = compareWithOfficial(fixture)
      const different = new Set<string>()
      const problems: string[] = []
      for (const result of results) {
        if (result.outcome !== 'different') continue
        different.add(result.conversation)
        if (result.conversation in deviations) continue
        const { at, before, left, right } = result.difference
        problems.push(
          `"${result.conversation}" differs at character ${at}: after ${JSON.stringify(before)} the official template ` +
            `writes ${JSON.stringify(left)}, this one ${JSON.stringify(right)}`,
        )
      }
      for (const name of Object.keys(deviations)) {
        if (!different.has(name)) problems.push(`the deviation "${name}" does not show: remove it`)
      }
      if (!results.some((result) => result.outcome === 'equal')) problems.push('no conversation is equal')
      if (problems.length > 0) throw new Error(problems.join('\n'))
    },
  }
}
