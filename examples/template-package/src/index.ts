export { tulu3 } from './tulu3.ts'
export type { TuluTemplate } from './tulu3.ts'
