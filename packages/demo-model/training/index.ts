export type {
  Call,
  Dialogue,
  Expectation,
  Reminder,
  Result,
  Skill,
  Step,
  Turn,
} from './dialogues/dialogue.ts'
export { caseKinds, makeCases } from './dialogues/make-cases.ts'
export type { CaseKind } from './dialogues/make-cases.ts'
export { renderDialogue, resultTexts, userText } from './dialogues/render-dialogue.ts'
export type { Segment } from './dialogues/render-dialogue.ts'
