import type { FactKind } from './fact-kind.ts'
import { ageFact, homeFact, likingFact, nameFact, workFact } from './facts-about-the-user.ts'
import { calledFact, detailFact, favouriteFact, secretFact, timeFact } from './facts-about-things.ts'

/** Every kind of fact a user may tell. */
export const factKinds: readonly FactKind[] = [
  nameFact,
  calledFact,
  homeFact,
  workFact,
  ageFact,
  timeFact,
  likingFact,
  secretFact,
  favouriteFact,
  detailFact,
]
