import { Fault } from '../runtime/fault.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Str } from '../text/text.ts'
import { TextBuilder } from '../text/text-builder.ts'
import { Dict } from '../values/dict.ts'
import { Tuple } from '../values/list.ts'
import { Undefined } from '../values/undefined.ts'
import { Callable } from '../values/value.ts'
import type { Keywords, Value } from '../values/value.ts'
import type { Evaluate, Execute, Frame } from './frame.ts'

/** A compiled macro, before it is bound to the frame it was written in. */
export interface MacroCode {
  /** Null for a call block. */
  readonly name: string | null
  readonly parameters: readonly string[]
  readonly slots: readonly number[]
  readonly fallbacks: readonly Evaluate[]
  /** Slots of `caller`, `kwargs` and `varargs`, where the body reads them. */
  readonly caller: number | undefined
  readonly keywords: number | undefined
  readonly rest: number | undefined
  readonly slotCount: () => number
  readonly run: Execute
}

/** A macro as a value. */
export class MacroValue extends Callable {
  override readonly typeName: string = 'Macro'
  readonly #code: MacroCode
  readonly #frame: Frame

  constructor(code: MacroCode, frame: Frame) {
    super()
    this.#code = code
    this.#frame = frame
  }

  call(runtime: Runtime, positional: readonly Value[], keywords: Keywords | undefined): Value {
    const code = this.#code
    const slots: (Value | undefined)[] = Array.from({ length: code.slotCount() })
    const named = keywords === undefined ? undefined : new Map(keywords)
    for (const [place, slot] of code.slots.entries()) {
      const name = code.parameters[place] as string
      slots[slot] = place < positional.length ? positional[place] : take(named, name)
    }
    this.#bindRest(slots, positional, named)
    const out = new TextBuilder(runtime.limits.characters)
    const frame: Frame = { slots, up: this.#frame, runtime, out, global: this.#frame.global }
    runtime.enter()
    for (const [place, slot] of code.slots.entries()) {
      if (slots[slot] === undefined) slots[slot] = (code.fallbacks[place] as Evaluate)(frame)
    }
    code.run(frame)
    runtime.leave()
    return out.build()
  }

  override attribute(_runtime: Runtime, name: string): Value | undefined {
    const code = this.#code
    if (name === 'name') return code.name
    if (name === 'arguments') return new Tuple([...code.parameters])
    if (name === 'caller') return code.caller !== undefined
    if (name === 'catch_kwargs') return code.keywords !== undefined
    return name === 'catch_varargs' ? code.rest !== undefined : undefined
  }

  represent(): Str {
    return this.#code.name === null ? '<Macro anonymous>' : `<Macro '${this.#code.name}'>`
  }

  #bindRest(
    slots: (Value | undefined)[],
    positional: readonly Value[],
    named: Map<string, Value> | undefined,
  ): void {
    const { parameters, caller, keywords, rest } = this.#code
    const name = this.#code.name === null ? 'None' : `'${this.#code.name}'`
    if (caller !== undefined) {
      const given = take(named, 'caller')
      slots[caller] = given === undefined ? new Undefined(() => 'No caller defined') : given
    }
    if (keywords !== undefined) slots[keywords] = dictOf(named)
    else if (named !== undefined && named.size > 0) {
      const word = named.keys().next().value ?? ''
      throw new Fault(
        'TypeError',
        word === 'caller'
          ? `macro ${name} was invoked with two values for the special caller argument. This is most likely a bug.`
          : `macro ${name} takes no keyword argument '${word}'`,
      )
    }
    if (rest !== undefined) slots[rest] = new Tuple(positional.slice(parameters.length))
    else if (positional.length > parameters.length) {
      throw new Fault('TypeError', `macro ${name} takes not more than ${parameters.length} argument(s)`)
    }
  }
}

function take(named: Map<string, Value> | undefined, name: string): Value | undefined {
  const value = named?.get(name)
  named?.delete(name)
  return value
}

function dictOf(named: Map<string, Value> | undefined): Dict {
  const dict = new Dict()
  for (const [name, value] of named ?? []) dict.set(name, value)
  return dict
}
