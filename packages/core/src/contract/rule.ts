import type { ConversationReader } from './conversation.ts'
import type { JsonObject } from './json.ts'
import type { ToolCall } from './tool-call.ts'
import type { ToolResult } from './tool-result.ts'
import type { ToolSpec } from './tool-spec.ts'

/**
 * Enforced by the harness around a tool, never suggested to the model.
 *
 * All rules are asked about each call, in plugin order; the strictest verdict wins: deny, then ask, then rewrite,
 * then allow. Rewrites compose in order, and what comes out is validated again. A rule that throws denies.
 */
export interface Rule {
  readonly name: string
  /** Undefined means no opinion. */
  beforeTool?(context: RuleContext): Verdict | undefined | Promise<Verdict | undefined>
  /** May replace the result. Throwing is a warning and changes nothing. */
  afterTool?(
    context: RuleContext,
    result: ToolResult,
  ): ToolResult | undefined | Promise<ToolResult | undefined>
  /** Wait until the earlier calls of the same reply have results, so that the conversation shows them. Default false. */
  readonly needsEarlierResults?: boolean
}

export interface RuleContext {
  readonly call: ToolCall
  readonly tool: ToolSpec
  readonly conversation: ConversationReader
  /** All calls of this reply, in order, and this call's place among them. */
  readonly batch: readonly ToolCall[]
  readonly index: number
  /** Calls of this batch that earlier verdicts let through and that may be running now. */
  readonly allowed: readonly ToolCall[]
  readonly turn: number
  readonly step: number
  /** Milliseconds since the epoch, from the harness's clock. */
  readonly now: number
  readonly signal: AbortSignal
}

export type Verdict =
  | { readonly type: 'allow' }
  /** The model gets `reason` and, where there is one, what to do instead. */
  | { readonly type: 'deny'; readonly reason: string; readonly instead?: string }
  /** A person decides. `scope` is what "allow for this conversation" would cover. Default: the tool's name. */
  | { readonly type: 'ask'; readonly question: string; readonly scope?: string }
  | { readonly type: 'rewrite'; readonly arguments: JsonObject; readonly reason: string }

/** What a person answered. */
export type AskAnswer =
  | { readonly type: 'allow' }
  | { readonly type: 'allow-always' }
  | { readonly type: 'deny'; readonly reason?: string }
  | { readonly type: 'edit'; readonly arguments: JsonObject }

export interface AskRequest {
  readonly call: ToolCall
  readonly question: string
  readonly rule: string
  readonly scope: string
  readonly signal: AbortSignal
}

/** Asks a person. Without one, every `ask` is a denial that says nobody could be asked. */
export type AskPort = (request: AskRequest) => Promise<AskAnswer>
