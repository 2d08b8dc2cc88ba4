import fc from 'fast-check'
import { inject } from 'vitest'

/**
 * The gate tries the same random cases each time, so that it fails for what has changed and for nothing else. A longer
 * run (`ORION_RUNS`) tries new ones; `ORION_SEED` repeats one. A failure prints its seed.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: inject('seed') })

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the random cases of this run begin. */
    readonly seed: number
    /** How many times as many random cases as the gate tries. */
    readonly runsFactor: number
  }
}
