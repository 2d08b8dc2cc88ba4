export { askEngine } from './ask-engine.ts'
export { calibrateCounter, estimateTokens } from './calibrate-counter.ts'
export { compose } from './compose.ts'
export { contextHistory } from './context-history.ts'
export type {
  ContextHistory,
  HistoryMessage,
  HistoryStep,
  HistoryTurn,
  MessageEntry,
} from './context-history.ts'
export { createBudget, defaultReserve } from './create-budget.ts'
export type { BudgetOptions } from './create-budget.ts'
export { createPlan } from './create-plan.ts'
export type { CachedPlan, CreatePlanInput } from './create-plan.ts'
export type { CutOptions } from './cut-options.ts'
export { cuttingUnits } from './cutting-units.ts'
export type { CuttingUnits } from './cutting-units.ts'
export { elideText } from './elide-text.ts'
export type { ElideTextInput } from './elide-text.ts'
export { forkAt, forkBefore } from './fork-at.ts'
export { handoff, handoffPrompt } from './handoff.ts'
export type { Handoff, HandoffOptions } from './handoff.ts'
export { keepAll } from './keep-all.ts'
export type { MarkOptions } from './marks.ts'
export { slidingWindow } from './sliding-window.ts'
export type { SlidingWindowOptions } from './sliding-window.ts'
export { summarize } from './summarize.ts'
export type { SummarizeOptions } from './summarize.ts'
export { conversationText, defaultSummaryPrompt } from './summary-prompt.ts'
export type { SummaryPrompt, SummaryRequest } from './summary-prompt.ts'
