import { HarnessError } from '@orion-harness/core'
import type { HarnessErrorCode, Prompt } from '@orion-harness/core'
import { globals } from './builtins/globals.ts'
import { sandboxLookup } from './builtins/lookup.ts'
import { compileBody } from './compile/compile-statement.ts'
import { analyze } from './compile/analyze.ts'
import type { Execute } from './compile/frame.ts'
import { functionScope } from './compile/scope.ts'
import { Fault } from './runtime/fault.ts'
import { defaultLimits, maximumSource } from './runtime/limits.ts'
import type { JinjaLimits } from './runtime/limits.ts'
import { Runtime } from './runtime/runtime.ts'
import { normalizeSource } from './syntax/lexer.ts'
import { parseTemplate } from './syntax/parse-template.ts'
import { SyntaxFault } from './syntax/syntax-fault.ts'
import { piecesOf } from './text/text.ts'
import { TextBuilder } from './text/text-builder.ts'
import { hostReader } from './values/host.ts'
import type { JinjaInput } from './values/host.ts'
import type { Value } from './values/value.ts'

export interface CompileOptions {
  /** What error messages call the template. Default `template`. */
  readonly name?: string
  /** Bounds of every rendering; what is left out keeps its default. */
  readonly limits?: Partial<JinjaLimits>
  /**
   * Allow `append`, `update` and the other methods that change a list or a dict. The sandbox of transformers
   * refuses them, llama.cpp allows them, and a few templates need them. Default false. The host's data is never changed.
   */
  readonly mutation?: boolean
}

export interface RenderOptions {
  /** The moment `strftime_now` prints, in local time. Default: now. */
  readonly now?: Date
}

/** Variables of a rendering. Text of a name that ends in `_token` is control, all other text is content. */
export interface JinjaVariables {
  readonly [name: string]: JinjaInput
}

/** A template that was read without errors; it can be rendered any number of times. */
export interface JinjaTemplate {
  readonly name: string
  readonly source: string
  /**
   * Lays out the variables. Throws `TEMPLATE_RAISED` when the template calls `raise_exception`, `TEMPLATE_RENDER`
   * where jinja2 would raise, `TEMPLATE_LIMIT` when it crosses a limit; `data` holds line, column and kind.
   */
  render(variables: JinjaVariables, options?: RenderOptions): Prompt
}

/** Reads a chat template. Throws `TEMPLATE_SYNTAX` with line and column, or `TEMPLATE_LIMIT` when it is too large. */
export function compileJinja(source: string, options: CompileOptions = {}): JinjaTemplate {
  const { name = 'template', mutation = false } = options
  const limits: JinjaLimits = { ...defaultLimits, ...options.limits }
  const text = normalizeSource(source)
  const { execute, slotCount } = compile(text, name)

  return {
    name,
    source,
    render(variables, { now = new Date() } = {}) {
      const runtime = new Runtime(limits, sandboxLookup, now, mutation)
      const out = new TextBuilder(limits.characters)
      try {
        execute({
          slots: Array.from<undefined>({ length: slotCount() }),
          up: undefined,
          runtime,
          out,
          global: globalReader(variables),
        })
        return piecesOf(out.build())
      } catch (error) {
        throw renderError(error, text, name, runtime.at)
      }
    },
  }
}

function compile(source: string, name: string): { execute: Execute; slotCount: () => number } {
  if (source.length > maximumSource) {
    throw new HarnessError(
      'TEMPLATE_LIMIT',
      `The template "${name}" has more than ${maximumSource} characters.`,
      {
        hint: 'A chat template is a few kilobytes; check what was passed.',
        data: { template: name, characters: source.length },
      },
    )
  }
  try {
    const body = parseTemplate(source)
    const scope = functionScope(undefined)
    analyze(scope, { body })
    const execute = compileBody(body, scope)
    return { execute, slotCount: () => scope.function.slotCount }
  } catch (error) {
    if (error instanceof RangeError) {
      throw placed(
        'TEMPLATE_LIMIT',
        `an expression is too long (${error.message})`,
        source,
        name,
        0,
        'LimitError',
        error,
      )
    }
    if (!(error instanceof SyntaxFault)) throw error
    const code = error.isLimit ? 'TEMPLATE_LIMIT' : 'TEMPLATE_SYNTAX'
    throw placed(code, error.message, source, name, error.at, 'SyntaxError', error)
  }
}

function globalReader(variables: JinjaVariables): (name: string) => Value | undefined {
  const reader = hostReader()
  const known = new Map<string, Value | undefined>()
  return (name) => {
    const before = known.get(name)
    if (before !== undefined || known.has(name)) return before
    const isGiven = Object.hasOwn(variables, name) && variables[name] !== undefined
    const value = isGiven ? reader.variable(name, variables[name]) : globals.get(name)
    known.set(name, value)
    return value
  }
}

function renderError(error: unknown, source: string, name: string, at: number): unknown {
  if (error instanceof Fault) {
    const code = codes[error.kind] ?? 'TEMPLATE_RENDER'
    return placed(code, error.message, source, name, at, error.kind, error)
  }
  if (error instanceof RangeError) {
    return placed(
      'TEMPLATE_LIMIT',
      `out of stack or text (${error.message})`,
      source,
      name,
      at,
      'LimitError',
      error,
    )
  }
  return error
}

const codes: Readonly<Record<string, HarnessErrorCode>> = {
  LimitError: 'TEMPLATE_LIMIT',
  TemplateError: 'TEMPLATE_RAISED',
}

const hints: Readonly<Record<string, string>> = {
  TEMPLATE_LIMIT: 'The template loops or nests too far; raise the limit only for a template you trust.',
  TEMPLATE_RAISED: 'The template refuses this conversation; change the conversation or use another template.',
  TEMPLATE_RENDER: 'The template does not fit these variables; check what it reads at that place.',
  TEMPLATE_SYNTAX: 'The template cannot be read; take it anew from the model or use another.',
}

function placed(
  code: HarnessErrorCode,
  message: string,
  source: string,
  name: string,
  at: number,
  kind: string,
  cause: Error,
): HarnessError {
  const before = source.slice(0, at)
  const line = before.split('\n').length
  const column = at - before.lastIndexOf('\n')
  return new HarnessError(code, `The template "${name}" at line ${line}, column ${column}: ${message}`, {
    hint: hints[code] ?? '',
    cause,
    data: { template: name, line, column, kind, reason: message },
  })
}
