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
  CallError,
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
export { nestedCallsKey, nestedCallsNote } from './contract/nested-calls.ts'
export type { NestedCall } from './contract/nested-calls.ts'
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
export { createConversation } from './conversation/create-conversation.ts'
export type { ConversationOptions } from './conversation/create-conversation.ts'
export { conversationFormatVersion } from './conversation/conversation-header.ts'
export { conversationFromJsonLines } from './conversation/json-lines.ts'
export type { ReadConversation, ReadConversationOptions } from './conversation/json-lines.ts'
export { canonicalJson } from './conversation/canonical-json.ts'
export { openCalls } from './conversation/open-calls.ts'
export { transcript, previewTranscript } from './conversation/transcript.ts'
export type {
  ActiveSummary,
  AssistantItem,
  ToolItem,
  Transcript,
  TranscriptItem,
  UserItem,
} from './conversation/transcript.ts'
export { createMessageWriter } from './conversation/to-messages.ts'
export type { MessageOptions, MessageWriter } from './conversation/to-messages.ts'
export { attempts, callKey } from './views/attempts.ts'
export type { Attempt, Attempts } from './views/attempts.ts'
export { consecutiveErrors } from './views/consecutive-errors.ts'
export { repetition } from './views/repetition.ts'
export type { Repetition } from './views/repetition.ts'
export { textByPart } from './views/text-by-part.ts'
export type { TextByPart } from './views/text-by-part.ts'
export { addUsage } from './harness/turn-usage.ts'
export { tokenUsage } from './views/token-usage.ts'
export type { TokenUsage } from './views/token-usage.ts'
export { toolStatistics } from './views/tool-statistics.ts'
export type { ToolStatistics } from './views/tool-statistics.ts'
export { defineTool } from './tools/define-tool.ts'
export type { ToolDefinition } from './tools/define-tool.ts'
export { asJson, asMarkdown, asProse, asXml } from './tools/renderings.ts'
export { createHarness } from './harness/create-harness.ts'
export type {
  AfterStepInput,
  BeforeModelInput,
  Harness,
  RawOutcome,
  SingleCalls,
  Stages,
  StepDecision,
  ToolDecision,
} from './harness/harness.ts'
export type { HarnessOptions } from './harness/harness-options.ts'
export { foreignLoop } from './harness/foreign-loop.ts'
export type { LoopAbilities, LoopCheck } from './harness/foreign-loop.ts'
export { foldReminders } from './harness/fold-reminders.ts'
export { allowedScopes } from './harness/ask-person.ts'
export { createAgent } from './agent/create-agent.ts'
export type { Agent, AgentRun, Delivery, EventListener, TurnResult } from './agent/agent.ts'
export type { AgentOptions, AgentSettings, RunOptions } from './agent/agent-options.ts'
