import type { Json } from './json.ts'

const brand: symbol = Symbol.for('@orion-harness/error')

/** Stable names of everything that can go wrong. Messages may change; these do not. */
export type HarnessErrorCode =
  /** An agent called as a tool failed or gave no answer. `data` holds what it did until then. */
  | 'AGENT_FAILED'
  /** What was sent cannot fit the window. `data` holds the numbers. */
  | 'CONTEXT_OVERFLOW'
  | 'CONTEXT_SUMMARY_FAILED'
  /** A log that cannot be read back, or an append that breaks it. */
  | 'CONVERSATION_INVALID'
  | 'ENGINE_ABORTED'
  | 'ENGINE_BUSY'
  | 'ENGINE_CLOSED'
  | 'ENGINE_CRASHED'
  | 'ENGINE_FAILED'
  | 'ENGINE_MISSING'
  | 'ENGINE_OUT_OF_MEMORY'
  /** The stream broke its contract, or ended before it was finished. */
  | 'ENGINE_STREAM_BROKEN'
  | 'ENGINE_TIMEOUT'
  | 'ENGINE_UNAUTHORIZED'
  | 'ENGINE_UNREACHABLE'
  | 'ENGINE_UNSUPPORTED'
  | 'HOOK_FAILED'
  | 'INPUT_EMPTY'
  | 'MODEL_DOWNLOAD_FAILED'
  | 'MODEL_INVALID'
  | 'MODEL_NOT_FOUND'
  | 'OPTION_INVALID'
  | 'SESSION_CORRUPT'
  | 'SESSION_LOCKED'
  | 'SESSION_NOT_FOUND'
  | 'SESSION_WRITE_FAILED'
  | 'STATE_MISMATCH'
  | 'STOP_CONDITION_FAILED'
  | 'TEMPLATE_INVALID'
  | 'TEMPLATE_LIMIT'
  | 'TEMPLATE_NOT_FOUND'
  | 'TEMPLATE_RAISED'
  | 'TEMPLATE_RENDER'
  | 'TEMPLATE_SYNTAX'
  | 'TOOL_DUPLICATE'
  | 'TOOL_INVALID'
  | 'TURN_RUNNING'

export interface HarnessErrorOptions {
  /** What to do about it. */
  readonly hint?: string
  readonly cause?: unknown
  /** Numbers and names a program may want. Never a secret. */
  readonly data?: Json
}

/** The one error class. `message` says what happened, `hint` what to do about it. */
export class HarnessError extends Error {
  override readonly name: string = 'HarnessError'
  readonly code: HarnessErrorCode
  readonly hint: string | undefined
  readonly data: Json | undefined

  constructor(code: HarnessErrorCode, message: string, options: HarnessErrorOptions = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = code
    this.hint = options.hint
    this.data = options.data
    Object.defineProperty(this, brand, { value: true })
  }

  /** Code, message, hint and data; the cause only as its message. */
  toJSON(): Json {
    return {
      code: this.code,
      message: this.message,
      ...(this.hint === undefined ? {} : { hint: this.hint }),
      ...(this.data === undefined ? {} : { data: this.data }),
      ...(this.cause === undefined ? {} : { cause: messageOf(this.cause) }),
    }
  }
}

function messageOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause)
}

/** True for a `HarnessError` of any copy of this package, and of `code` when one is given. */
export function isHarnessError(value: unknown, code?: HarnessErrorCode): value is HarnessError {
  if (typeof value !== 'object' || value === null || !(brand in value)) return false
  return code === undefined || ('code' in value && value.code === code)
}
