import { ControlText, FloatInput } from './values/host.ts'

/** Marks a text as the host's own: where a template prints it, it is control. Never mark what a person or a model wrote. */
export function control(text: string): ControlText {
  return new ControlText(text)
}

/** A number that prints as a float even when it is whole: `exactFloat(1)` prints `1.0`. */
export function exactFloat(number: number): FloatInput {
  return new FloatInput(number)
}
