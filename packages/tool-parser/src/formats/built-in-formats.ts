import type { CallFormat } from './call-format.ts'
import { fenced } from './fenced.ts'
import { hermes } from './hermes.ts'

/** Every format this package knows, in order of precedence. */
export const builtInFormats: readonly CallFormat[] = [hermes, fenced]
