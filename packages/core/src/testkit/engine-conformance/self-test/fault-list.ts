import { abortFaults } from './abort-faults.ts'
import { concurrencyFaults } from './concurrency-faults.ts'
import type { Fault } from './faults.ts'
import { lifeFaults } from './life-faults.ts'
import { limitFaults } from './limit-faults.ts'
import { numberFaults } from './number-faults.ts'
import { streamFaults } from './stream-faults.ts'
import { textFaults } from './text-faults.ts'

/** Every engine broken on purpose. */
export const faults: readonly Fault[] = [
  ...streamFaults,
  ...textFaults,
  ...abortFaults,
  ...limitFaults,
  ...numberFaults,
  ...lifeFaults,
  ...concurrencyFaults,
]
