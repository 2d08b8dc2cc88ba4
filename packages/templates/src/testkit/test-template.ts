import { completeCase } from './complete-case.ts'
import { detectionCase } from './detection-case.ts'
import { injectionCase } from './injection-case.ts'
import { officialCase } from './official-case.ts'
import { prefixCase } from './prefix-case.ts'
import { roundTripCase } from './round-trip-case.ts'
import { stopsCase } from './stops-case.ts'
import type { TemplateCase, TemplateFixture } from './template-fixture.ts'

/** Registers one test, as `it` of vitest and `test` of `node:test` do. */
export type TestRunner = (name: string, run: () => void | Promise<void>) => unknown

/** The checks that apply to a template, as data. */
export function templateCases(fixture: TemplateFixture): readonly TemplateCase[] {
  const cases = [
    fixture.official === undefined ? undefined : officialCase(fixture),
    completeCase(fixture),
    prefixCase(fixture),
    injectionCase(fixture),
    stopsCase(fixture),
    roundTripCase(fixture),
    detectionCase(fixture),
  ]
  return cases.filter((found) => found !== undefined)
}

/**
 * Runs the checks every template must pass, with any runner.
 *
 * @example
 * testTemplate(it, { template: acme, official: { source }, parser: toolCallParser() })
 */
export function testTemplate(it: TestRunner, fixture: TemplateFixture): void {
  for (const { id, name, run } of templateCases(fixture)) it(`${fixture.template.name} ${name} (${id})`, run)
}
