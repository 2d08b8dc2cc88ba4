import { HarnessError } from '@orion-harness/core'
import { Text, contentText } from '../text/text.ts'
import { Dict } from './dict.ts'
import { Float } from './float.ts'
import { List } from './list.ts'
import type { Value } from './value.ts'

/** A text the host vouches for: the template may use it as its own, so it becomes control. */
export class ControlText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

/** A number that Python would hold as a float, although JavaScript prints it as an int. */
export class FloatInput {
  readonly number: number

  constructor(number: number) {
    this.number = number
  }
}

/** What a variable may be. Objects are read, never called; `undefined` means absent. */
export type JinjaInput =
  | undefined
  | null
  | boolean
  | number
  | bigint
  | string
  | ControlText
  | FloatInput
  | readonly JinjaInput[]
  | ReadonlyMap<string, JinjaInput>
  | { readonly [key: string]: JinjaInput }

/** Turns the host's data into values, each object once. */
export interface HostReader {
  /** A variable of that name; text of a `…_token` is control, and so is the role of a message. */
  variable(name: string, input: JinjaInput): Value
}

const plainRoles: ReadonlySet<string> = new Set([
  'assistant',
  'developer',
  'documents',
  'function',
  'ipython',
  'model',
  'system',
  'tool',
  'user',
])

export function hostReader(): HostReader {
  const known = new Map<object, Value>()

  function read(input: JinjaInput, path: string, isMessage: boolean): Value {
    if (typeof input === 'string') return contentText(input)
    if (typeof input === 'boolean' || input === null) return input
    if (typeof input === 'number') return readNumber(input)
    if (typeof input === 'bigint') return Number.isSafeInteger(Number(input)) ? Number(input) : input
    if (typeof input === 'object') return readObject(input, path, isMessage)
    throw new HarnessError('OPTION_INVALID', `The variable ${path} is a ${typeof input}.`, {
      hint: 'Pass what JSON can carry.',
    })
  }

  function readObject(input: object, path: string, isMessage: boolean): Value {
    if (input instanceof ControlText) return input.text
    if (input instanceof FloatInput) return new Float(input.number)
    const before = known.get(input)
    if (before !== undefined) return before
    const value = Array.isArray(input)
      ? new List(() =>
          input.map((item: JinjaInput, index) => read(item ?? null, `${path}[${index}]`, isMessage)),
        )
      : new Dict(input instanceof Map ? mapSource(input, path) : objectSource(input, path, isMessage))
    known.set(input, value)
    return value
  }

  function objectSource(
    input: object,
    path: string,
    isMessage: boolean,
  ): ConstructorParameters<typeof Dict>[0] {
    const fields = input as Readonly<Record<string, JinjaInput>>
    const field = (key: string): Value => {
      const value = fields[key]
      if (isMessage && key === 'role' && typeof value === 'string' && plainRoles.has(value)) return value
      return read(value, `${path}.${key}`, false)
    }
    return {
      get: (key) => (Object.hasOwn(fields, key) && fields[key] !== undefined ? field(key) : undefined),
      *entries() {
        for (const key of Object.keys(fields)) {
          if (fields[key] !== undefined) yield [contentText(key), field(key)]
        }
      },
    }
  }

  function mapSource(
    input: ReadonlyMap<string, JinjaInput>,
    path: string,
  ): ConstructorParameters<typeof Dict>[0] {
    return {
      get: (key) =>
        input.get(key) === undefined ? undefined : read(input.get(key), `${path}.${key}`, false),
      *entries() {
        for (const [key, value] of input) {
          if (value !== undefined) yield [contentText(key), read(value, `${path}.${key}`, false)]
        }
      },
    }
  }

  return {
    variable(name, input) {
      const value = read(input, name, name === 'messages')
      return name.endsWith('_token') && value instanceof Text ? value.raw : value
    },
  }
}

function readNumber(input: number): Value {
  if (Number.isSafeInteger(input)) return input === 0 ? 0 : input
  if (Number.isInteger(input) && Math.abs(input) < 1e21) return BigInt(input)
  return new Float(input)
}
