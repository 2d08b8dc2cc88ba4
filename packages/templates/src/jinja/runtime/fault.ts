/** The Python exception a rendering stops with, before it is given a place in the template. */
export type FaultKind =
  | 'AssertionError'
  | 'AttributeError'
  | 'FilterArgumentError'
  | 'IndexError'
  | 'KeyError'
  | 'LimitError'
  | 'NotSupported'
  | 'OverflowError'
  | 'RuntimeError'
  | 'SecurityError'
  | 'TemplateError'
  | 'TemplateRuntimeError'
  | 'TypeError'
  | 'UndefinedError'
  | 'ValueError'
  | 'ZeroDivisionError'

/** Thrown inside a rendering only; `compileJinja` turns it into a `HarnessError` with a line and a column. */
export class Fault extends Error {
  override readonly name: string = 'Fault'
  readonly kind: FaultKind

  constructor(kind: FaultKind, message: string) {
    super(message)
    this.kind = kind
  }
}
