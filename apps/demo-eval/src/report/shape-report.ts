import type { CallShape } from '../shapes/call-shape.ts'
import { callShapes } from '../shapes/call-shape.ts'
import type { Finding } from '../work.ts'
import { percent } from './kind-report.ts'

/** How calls were written at one temperature; shares are from 0 to 100. */
export interface ShapeReport {
  readonly temperature: number
  readonly replies: number
  readonly shapes: Readonly<Record<CallShape, number>>
  /** Right calls when only the template's own form is read, by `JSON.parse`. */
  readonly strict: number
  /** Right calls when the agent's parser reads the same replies. */
  readonly lenient: number
}

/** One report for each temperature, over all kinds. */
export function shapeReports(findings: readonly Finding[]): readonly ShapeReport[] {
  const found = findings.filter((finding) => finding.type === 'shapes')
  return [...new Set(found.map(({ temperature }) => temperature))].map((temperature) => {
    const samples = found.flatMap((finding) => (finding.temperature === temperature ? finding.samples : []))
    const share = (test: (sample: (typeof samples)[number]) => boolean) =>
      percent(samples.map((sample) => (test(sample) ? 1 : 0)))
    return {
      temperature,
      replies: samples.length,
      shapes: Object.fromEntries(
        callShapes.map((shape) => [shape, share((sample) => sample.shape === shape)]),
      ) as Record<CallShape, number>,
      strict: share(({ strict }) => strict),
      lenient: share(({ lenient }) => lenient),
    }
  })
}
