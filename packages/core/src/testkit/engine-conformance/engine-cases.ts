import { streamCases } from './cases/stream.ts'
import type { EngineCase } from './engine-case.ts'

/** Every case, in the order in which they are best read. */
export const engineCases: readonly EngineCase[] = [...streamCases]
