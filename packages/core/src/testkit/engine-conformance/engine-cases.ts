import { abortCases } from './cases/abort.ts'
import { concurrencyCases } from './cases/concurrency.ts'
import { constraintCases } from './cases/constraint.ts'
import { lifeCases } from './cases/life.ts'
import { limitCases } from './cases/limits.ts'
import { reasoningCases } from './cases/reasoning.ts'
import { repeatCases } from './cases/repeat.ts'
import { streamCases } from './cases/stream.ts'
import { textCases } from './cases/text.ts'
import { toolCases } from './cases/tools.ts'
import { usageCases } from './cases/usage.ts'
import type { EngineCase } from './engine-case.ts'

/** Every case, in the order in which they are best read. */
export const engineCases: readonly EngineCase[] = [
  ...lifeCases,
  ...streamCases,
  ...textCases,
  ...abortCases,
  ...limitCases,
  ...usageCases,
  ...repeatCases,
  ...concurrencyCases,
  ...constraintCases,
  ...toolCases,
  ...reasoningCases,
]
