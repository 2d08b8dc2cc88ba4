import type { CheckResult } from '../servers/check-result.ts'
import type { ModelLoad } from '../speed/measure-load.ts'
import type { Speed } from '../speed/measure-speed.ts'
import type { KindReport } from './kind-report.ts'
import type { ShapeReport } from './shape-report.ts'

/** All figures of a run; a part that was not asked for is empty or undefined. */
export interface Report {
  readonly model: string
  readonly seed: number
  readonly kinds: readonly KindReport[]
  readonly shapes: readonly ShapeReport[]
  readonly speed: Speed | undefined
  readonly load: ModelLoad | undefined
  readonly servers: readonly CheckResult[]
}
