import { HarnessError } from '@orion-harness/core'
import type { HarnessErrorCode } from '@orion-harness/core'
import { withoutMissing } from '../stream/read-openai-message.ts'
import type { ServerFailure } from '../stream/reply-delta.ts'

/** What went wrong, and whether the same request may go well later. */
export interface Failure {
  readonly error: HarnessError
  /** `wait` is a state that passes by itself, such as a model that loads: it uses up no attempt. */
  readonly retry: 'never' | 'again' | 'wait'
  /** How long the server asked to wait. */
  readonly retryAfterMs?: number
}

interface Rule {
  readonly code: HarnessErrorCode
  readonly retry: Failure['retry']
  readonly applies: (status: number, text: string) => boolean
  readonly hint: string
}

/** The first rule that applies decides. `text` is the server's message with its code and type, in lower case. */
const rules: readonly Rule[] = [
  {
    code: 'CONTEXT_OVERFLOW',
    retry: 'never',
    applies: (status, text) =>
      status < 600 &&
      /exceed_context_size|context_length_exceeded|exceeds? the (?:available |maximum )?(?:context|model)|maximum context length|context length of only|prompt is too long|prompt too long|input is too long|longer than the (?:maximum )?(?:model|context)|greater than the context length|exceeds? (?:the )?(?:model'?s )?(?:maximum )?context/u.test(
        text,
      ),
    hint: 'Give the server a larger window, or keep less of the conversation.',
  },
  {
    code: 'ENGINE_UNAUTHORIZED',
    retry: 'never',
    applies: (status) => status === 401 || status === 403,
    hint: 'Check the option `apiKey`: the server wants another one, or one at all.',
  },
  {
    code: 'ENGINE_UNSUPPORTED',
    retry: 'never',
    applies: (status, text) =>
      status >= 400 && /tools? .*(?:requires? .*--jinja|not support)|not support .*tools?\b/u.test(text),
    hint: 'This server does not take tools with this model. Use prompts (`api: "completions"`), or offer none.',
  },
  {
    code: 'ENGINE_OUT_OF_MEMORY',
    retry: 'never',
    applies: (_, text) =>
      /out of memory|requires more system memory|cudamalloc failed|failed to allocate/u.test(text),
    hint: 'Take a smaller model or a smaller window.',
  },
  {
    code: 'MODEL_NOT_FOUND',
    retry: 'never',
    applies: (status, text) => status === 404 && /model/u.test(text),
    hint: 'Check the option `model` against the models the server lists.',
  },
  {
    code: 'ENGINE_UNSUPPORTED',
    retry: 'never',
    applies: (status) => status === 404 || status === 405 || status === 501,
    hint: 'The server does not have this route. Check the base URL and the option `api`.',
  },
  {
    code: 'ENGINE_FAILED',
    retry: 'never',
    applies: (_, text) => /insufficient_quota|billing/u.test(text),
    hint: 'The account has nothing left to spend.',
  },
  {
    code: 'ENGINE_BUSY',
    retry: 'wait',
    applies: (status, text) => status === 503 && /loading/u.test(text),
    hint: 'The server loads the model. Wait until it is ready, or raise `timeouts.firstTokenMs`.',
  },
  {
    code: 'ENGINE_BUSY',
    retry: 'again',
    applies: (status) => status === 429 || status === 503 || status === 529,
    hint: 'The server has too much to do. Try again later, or lower the option `concurrency`.',
  },
  {
    code: 'ENGINE_FAILED',
    retry: 'again',
    applies: (status) => status === 408 || status === 409 || status === 425 || status >= 500,
    hint: 'Look into the log of the server.',
  },
]

const otherwise: Rule = {
  code: 'ENGINE_FAILED',
  retry: 'never',
  applies: () => true,
  hint: 'The server refused the request. Its message says why.',
}

/** Decides what an error of a server means. `status` is that of the answer, or 500 in the middle of a stream. */
export function failureOf(status: number, said: ServerFailure | undefined, about: FailureContext): Failure {
  const message = said?.message ?? ''
  const text = [message, said?.code, said?.type].join(' ').toLowerCase()
  const effective = status === 200 ? (said?.status ?? 500) : status
  const rule = rules.find(({ applies }) => applies(effective, text)) ?? otherwise
  const quoted = message === '' ? '' : `: ${about.redact(message).slice(0, 300)}`
  const where = status === 200 ? 'The server reported an error' : `The server answered with status ${status}`
  const data = withoutMissing({
    status: effective,
    server: message === '' ? undefined : about.redact(message).slice(0, 1_000),
    ...(rule.code === 'CONTEXT_OVERFLOW' ? overflowNumbers(said, about) : {}),
  })
  const error = new HarnessError(rule.code, `${where}${quoted}`, { hint: rule.hint, data })
  return { error, retry: rule.retry }
}

export interface FailureContext {
  readonly redact: (text: string) => string
  /** What is known of the prompt and the window, for servers that name no numbers. */
  readonly promptTokens: number
  readonly contextWindow: number
}

function overflowNumbers(
  said: ServerFailure | undefined,
  about: FailureContext,
): { readonly promptTokens: number; readonly contextWindow: number } {
  const message = said?.message ?? ''
  const stated = /context (?:length|size|window)\D{0,20}(\d[\d,]*)/iu.exec(message)?.[1]
  const contextWindow = said?.contextWindow ?? (stated === undefined ? about.contextWindow : count(stated))
  const largest = Math.max(about.promptTokens, ...(message.match(/\d[\d,]*/gu) ?? []).map(count))
  return { promptTokens: said?.promptTokens ?? Math.max(largest, contextWindow + 1), contextWindow }
}

function count(digits: string): number {
  return Number(digits.replaceAll(',', ''))
}
