import { createHash } from 'node:crypto'
import { isHarnessError } from '@orion-harness/core'
import { compileJinja } from '@orion-harness/templates/jinja'
import type { JinjaInput, JinjaTemplate, JinjaVariables } from '@orion-harness/templates/jinja'
import { parseExactJson } from './exact-json.ts'

/** What a golden file expects of a rendering: its text, its hash, another one's, or an error of jinja2. */
export type Expected =
  | string
  | { readonly sha256: string }
  | { readonly same_as: string }
  | { readonly error: string }

interface Conversation {
  readonly messages: readonly { readonly [key: string]: JinjaInput }[]
  readonly tools?: boolean | readonly JinjaInput[]
  readonly [variable: string]: JinjaInput
}

/** A file of byte-exact renderings by Python's jinja2. */
export interface GoldenFile {
  readonly tools: readonly JinjaInput[]
  readonly conversations: Readonly<Record<string, Conversation>>
  readonly templates: Readonly<Record<string, GoldenTemplate>>
}

export interface GoldenTemplate {
  readonly bos?: string
  readonly eos?: string
  readonly out: Readonly<Record<string, Expected>>
  /** Conversations rendered with `list.append` allowed. */
  readonly needs_append?: readonly string[]
}

/** A rendering that did not come out as expected; `at` is the first differing character. */
export interface Miss {
  readonly template: string
  readonly conversation: string
  readonly at: number
  readonly expected: string
  readonly actual: string
}

export interface Score {
  readonly exact: number
  readonly total: number
  readonly misses: readonly Miss[]
}

/** The moment the goldens were rendered at. */
export const goldenClock: Date = new Date(2026, 6, 4)

const shown = 120

/** Reads a golden file; numbers keep what Python reads them as: `1.0` a float, long ints all their digits. */
export function parseGoldens(text: string): GoldenFile {
  return parseExactJson(text) as GoldenFile
}

/** Renders every template on every conversation of the file that has an expectation. */
export function scoreGoldens(file: GoldenFile, sources: ReadonlyMap<string, string>): Score {
  const misses: Miss[] = []
  let total = 0
  for (const [template, golden] of Object.entries(file.templates)) {
    for (const conversation of Object.keys(golden.out)) {
      total += 1
      const miss = scoreOne(file, golden, sources.get(template), conversation)
      if (miss !== undefined) misses.push({ template, conversation, ...miss })
    }
  }
  return { exact: total - misses.length, total, misses }
}

function scoreOne(
  file: GoldenFile,
  golden: GoldenTemplate,
  source: string | undefined,
  conversation: string,
): Pick<Miss, 'at' | 'expected' | 'actual'> | undefined {
  const expected = resolve(file, golden, source ?? '', conversation)
  if (source === undefined) return { at: 0, expected: show(expected), actual: 'no source for this template' }
  const actual = renderGolden(file, golden, source, conversation)
  if (typeof expected === 'object' && 'error' in expected) {
    return typeof actual === 'string'
      ? { at: 0, expected: show(expected), actual: actual.slice(0, shown) }
      : undefined
  }
  if (typeof actual !== 'string') return { at: 0, expected: show(expected), actual: actual.error }
  if (typeof expected === 'object') {
    const sha256 = createHash('sha256').update(actual).digest('hex')
    return 'sha256' in expected && expected.sha256 === sha256
      ? undefined
      : { at: 0, expected: show(expected), actual: sha256 }
  }
  if (expected === actual) return undefined
  const at = firstDifference(expected, actual)
  return { at, expected: expected.slice(at, at + shown), actual: actual.slice(at, at + shown) }
}

/** What our interpreter makes of one conversation: its text, or the error it raises. */
export function renderGolden(
  file: GoldenFile,
  golden: GoldenTemplate,
  source: string,
  conversation: string,
): string | { readonly error: string } {
  const mutation = golden.needs_append?.includes(conversation) ?? false
  try {
    return compileCached(source, mutation)
      .render(goldenVariables(file, golden, conversation), { now: goldenClock })
      .map((piece) => piece.text)
      .join('')
  } catch (error) {
    if (!isHarnessError(error)) throw error
    return { error: `${error.code}: ${error.message}` }
  }
}

const compiled = new Map<string, JinjaTemplate>()

function compileCached(source: string, mutation: boolean): JinjaTemplate {
  const key = `${mutation}${source}`
  const template = compiled.get(key) ?? compileJinja(source, { mutation })
  compiled.set(key, template)
  return template
}

/**
 * The variables of a conversation. The suffix `s` makes arguments text and leaves reasoning out, `n` makes the content
 * of calls null.
 */
export function goldenVariables(
  file: GoldenFile,
  golden: GoldenTemplate,
  name: string,
): Readonly<Record<string, JinjaInput>> {
  const [base, suffix] = file.conversations[name] === undefined ? splitSuffix(file, name) : [name, '']
  const { messages, tools, ...rest } = file.conversations[base] as Conversation
  return {
    messages: messages.map((message) => vary(message, suffix)),
    ...(tools === true ? { tools: file.tools } : Array.isArray(tools) ? { tools } : {}),
    add_generation_prompt: true,
    bos_token: golden.bos ?? '',
    eos_token: golden.eos ?? '',
    functions: renderText("{{ tools | map(attribute='function') | list | tojson(indent=4) }}", {
      tools: file.tools,
    }),
    datetime: renderText("{{ strftime_now('%b %d %Y') }}", {}),
    ...rest,
  }
}

function splitSuffix(file: GoldenFile, name: string): [string, string] {
  const base = /^(.*?)([sn]+)$/.exec(name)
  if (base?.[1] === undefined || file.conversations[base[1]] === undefined) {
    throw new Error(`The golden file has no conversation ${name}.`)
  }
  return [base[1], base[2] ?? '']
}

interface GoldenCall {
  readonly function: { readonly arguments: JinjaInput }
}

function vary(message: Readonly<Record<string, JinjaInput>>, suffix: string): JinjaInput {
  const { reasoning_content: _reasoning, thinking: _thinking, ...bare } = message
  const { tool_calls: calls } = bare
  if (!Array.isArray(calls)) return message
  return {
    ...(suffix.includes('s') ? bare : message),
    ...(suffix.includes('n') ? { content: null } : {}),
    ...(suffix.includes('s')
      ? {
          tool_calls: (calls as readonly GoldenCall[]).map((call) => ({
            ...call,
            function: {
              ...call.function,
              arguments: renderText('{{ value | tojson }}', { value: call.function.arguments }),
            },
          })),
        }
      : {}),
  }
}

function renderText(source: string, variables: JinjaVariables): string {
  return compileCached(source, false)
    .render(variables, { now: goldenClock })
    .map((piece) => piece.text)
    .join('')
}

/** Follows `same_as`; one that points outside the file expects what we make of that conversation. */
function resolve(
  file: GoldenFile,
  golden: GoldenTemplate,
  source: string,
  conversation: string,
): Exclude<Expected, { same_as: string }> {
  const expected = golden.out[conversation]
  if (expected === undefined) return renderGolden(file, golden, source, conversation)
  if (typeof expected !== 'object' || !('same_as' in expected)) return expected
  return resolve(file, golden, source, expected.same_as)
}

function firstDifference(left: string, right: string): number {
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  return at
}

function show(expected: Exclude<Expected, { same_as: string }>): string {
  return typeof expected === 'string' ? expected.slice(0, shown) : JSON.stringify(expected).slice(0, shown)
}
