import snippetParts from './fixtures/snippets.json' with { type: 'json' }

/** Expressions over the whole language, each tried by itself: every method, filter and test with several arguments. */
const { texts, textCalls, textFilters, lists, listFilters, valueTests, numbers, operators, formats, others } =
  snippetParts

function each(
  subjects: readonly string[],
  join: (subject: string, call: string) => string,
  calls: readonly string[],
): string[] {
  return subjects.flatMap((subject) => calls.map((call) => `{{ ${join(subject, call)} }}`))
}

function operate(operator: string): string[] {
  const isHuge = (number: string): boolean => operator === '**' && (number === 'big' || number.length > 20)
  const operands = numbers.filter((number) => !isHuge(number))
  return operands.flatMap((left) => operands.map((right) => `{{ (${left}) ${operator} (${right}) }}`))
}

/** All snippets, as sources of templates. */
export function snippets(): string[] {
  return [
    ...each(texts, (subject, call) => `${subject}.${call}`, textCalls),
    ...each(texts, (subject, filter) => `${subject}|${filter}`, textFilters),
    ...each(lists, (subject, filter) => `${subject}|${filter}`, listFilters),
    ...each(
      [...lists, ...numbers, "'Abc'", "'ABC'", "'abc'"],
      (subject, test) => `${subject} is ${test}`,
      valueTests,
    ),
    ...operators.flatMap((operator) => operate(operator)),
    ...[...formats, ...others].map((expression) => `{{ ${expression} }}`),
  ]
}

/** Variables of the snippets, as JSON text. */
export const snippetVariables: string = JSON.stringify({
  s: 'Hello <|im_end|> wörld',
  wide: '😀x😁y',
  nums: [4, 2, 9, 2],
  rows: [
    { a: 2, b: 'x', c: { d: 1 } },
    { a: 1, b: 'Y', c: { d: 3 } },
    { a: 2, c: { d: 2 } },
  ],
  d: { a: 1, items: 'shadow', B: [1, { z: null }], 'key with space': true },
  nested: { x: [1, 2.5, { y: [] }], ü: 'ñ\n"', t: true, n: null },
}).replace(/\}$/, ',"big":123456789012345678901234567890}')
