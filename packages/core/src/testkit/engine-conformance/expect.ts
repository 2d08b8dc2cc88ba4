/** Throws an error named `ConformanceFailure` that says `message`. */
export function fail(message: string): never {
  const failure = new Error(message)
  failure.name = 'ConformanceFailure'
  throw failure
}

/** Fails with `message` unless `holds`. */
export function expect(holds: boolean, message: string): asserts holds {
  if (!holds) fail(message)
}

/** Fails unless both are the same value; shows both, shortened. */
export function expectSame(actual: unknown, expected: unknown, what: string): void {
  if (!Object.is(actual, expected)) fail(`${what}: expected ${show(expected)}, got ${show(actual)}`)
}

/** Fails unless `value` is a whole number of `least` or more. */
export function expectCount(value: unknown, least: number, what: string): asserts value is number {
  if (!Number.isSafeInteger(value) || Number(value) < least) {
    fail(`${what}: expected a whole number of ${least} or more, got ${show(value)}`)
  }
}

/** `value` as a short text for a message. */
export function show(value: unknown): string {
  const text: string = value === undefined ? 'undefined' : JSON.stringify(value)
  return text.length <= 160 ? text : `${text.slice(0, 110)}… (${text.length} characters) …${text.slice(-40)}`
}
