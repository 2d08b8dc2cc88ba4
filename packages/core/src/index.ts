export type { Json, JsonObject, JsonSchema } from './contract/json.ts'
export type { Prompt, PromptPiece } from './contract/prompt.ts'
export type { CallReading, ToolCall, UnreadableCall } from './contract/tool-call.ts'
export type { ToolSpec } from './contract/tool-spec.ts'
export type {
  AssistantMessage,
  Message,
  SystemMessage,
  ToolMessage,
  UserMessage,
} from './contract/message.ts'
export type { Timings, Usage } from './contract/usage.ts'
export type { SamplingSettings } from './contract/sampling.ts'
export type { CallConstraint, OutputConstraint } from './contract/output-constraint.ts'
export type { ModelInfo } from './contract/model-info.ts'
export type { Engine, EngineSupports } from './contract/engine.ts'
export type {
  EngineEvent,
  EngineReasoningEvent,
  EngineTextEvent,
  EngineToolCallEvent,
  EngineWarningEvent,
  FinishEvent,
  FinishReason,
  PrefillEvent,
} from './contract/engine-event.ts'
export type { GenerateRequest, MessagesInput, PromptInput } from './contract/generate-request.ts'
export type {
  ChatTemplate,
  RenderInput,
  ResolveInput,
  TemplateResolution,
  TemplateResolver,
  TemplateSupports,
} from './contract/chat-template.ts'
export type {
  ConstrainInput,
  OpenReaderInput,
  ReadArguments,
  ReadCall,
  ReadPart,
  ToolCallParser,
  ToolCallReader,
} from './contract/tool-call-parser.ts'
export type { ToolFailure, ToolFailureCode, ToolResult } from './contract/tool-result.ts'
export type { PreparedCall, Rendering, Tool, ToolContext } from './contract/tool.ts'
export type {
  AttachedReminder,
  Collected,
  Injection,
  InjectionContext,
  InjectionPoint,
  ReminderInput,
  ReminderOutcome,
  ReminderSource,
} from './contract/reminder.ts'
export type { AskAnswer, AskPort, AskRequest, Rule, RuleContext, Verdict } from './contract/rule.ts'
export type { StopCondition, StopContext, StopDecision } from './contract/stop-condition.ts'
export type { HookContext, Hooks, ModelDraft, StopBeforeModel, TextWatcher } from './contract/hooks.ts'
export type { Plugin } from './contract/plugin.ts'
export type {
  AssistantEntry,
  DropEntry,
  ElideEntry,
  Entry,
  EntryBody,
  EntryDraft,
  EntryHead,
  NoteEntry,
  PinEntry,
  ReminderEntry,
  SummaryEntry,
  ToolResultEntry,
  TurnEndEntry,
  UserEntry,
} from './contract/entry.ts'
export type { Conversation, ConversationReader, View } from './contract/conversation.ts'
export type {
  Budget,
  Complete,
  CompleteInput,
  ContextInput,
  ContextPlan,
  ContextStrategy,
  PlannedEntry,
  TokenCounter,
} from './contract/context-strategy.ts'
export type {
  AgentEvent,
  ContextEvent,
  ContextPart,
  EventBody,
  EventHead,
  RuleEvent,
  StepEndEvent,
  TemplateEvent,
  TextDeltaEvent,
  ToolEndEvent,
  TurnEndEvent,
} from './contract/event.ts'
export type {
  CreateSessionOptions,
  OpenSession,
  SessionInfo,
  SessionStore,
} from './contract/session-store.ts'
export { HarnessError, isHarnessError } from './contract/error.ts'
export type { HarnessErrorCode, HarnessErrorOptions } from './contract/error.ts'
