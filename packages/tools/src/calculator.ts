import type { Json, JsonObject, PreparedCall, Tool } from '@orion-harness/core'
import { evaluateExpression } from './evaluate-expression.ts'
import { formatDecimal } from './format-decimal.ts'

/** Options of `calculator`. */
export interface CalculatorOptions {
  /** Digits after the point of a result that must be rounded, 0 to 30. Default 10. */
  readonly decimals?: number
  /** What the model is told. Default: a line on the signs it may use. */
  readonly description?: string
}

/** What the calculator gives: `result` in digits, never a double, and whether they are the exact value. */
export interface CalculatorOutput {
  readonly expression: string
  readonly result: string
  readonly exact: boolean
}

/**
 * A tool that evaluates an arithmetic expression: `calculator(expression)`.
 *
 * `+ - * / %`, whole powers and roots of squares are exact fractions of up to 1,000 digits, so `0.1 + 0.2` is `0.3`. A
 * result of more than 34 significant digits, or one that never ends, is rounded to `decimals`. The model reads
 * `{"result": 0.3}`, with `"rounded": true` beside it where that is so.
 *
 * Throws `RangeError` for `decimals` out of range. In a call, an expression that cannot be evaluated fails with what
 * is wrong and where.
 */
export function calculator(options: CalculatorOptions = {}): Tool {
  const decimals = options.decimals ?? 10
  if (!Number.isInteger(decimals) || decimals < 0 || decimals > 30) {
    throw new RangeError(`decimals must be a whole number from 0 to 30, not ${decimals}`)
  }
  return {
    name: 'calculator',
    description: options.description ?? 'Compute the value of an expression with + - * / % and parentheses.',
    parameters: {
      type: 'object',
      properties: { expression: { type: 'string' } },
      required: ['expression'],
      additionalProperties: false,
    },
    prepare: (input) => prepareCalculation(input, decimals),
    render: renderResult,
    output: {
      type: 'object',
      properties: {
        expression: { type: 'string' },
        result: { type: 'string' },
        exact: { type: 'boolean' },
      },
      required: ['expression', 'result', 'exact'],
    },
  }
}

function prepareCalculation({ expression }: JsonObject, decimals: number): PreparedCall {
  if (expression === undefined) return { ok: false, problems: ['missing argument "expression"'] }
  if (typeof expression !== 'string') return { ok: false, problems: ['"expression" must be a string'] }
  return {
    ok: true,
    run(): CalculatorOutput {
      const { value, exact } = evaluateExpression(expression)
      const decimal = formatDecimal(value, decimals)
      return { expression, result: decimal.text, exact: exact && decimal.exact }
    },
  }
}

function renderResult(data: Json): string {
  const { result, exact } = data as JsonObject
  const digits = typeof result === 'string' ? result : 'null'
  return exact === true ? `{"result": ${digits}}` : `{"result": ${digits}, "rounded": true}`
}
