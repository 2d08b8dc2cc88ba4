import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileJinja } from './index.ts'
import type { JinjaInput } from './index.ts'

function pieces(source: string, variables: Record<string, JinjaInput>): [kind: string, text: string][] {
  return compileJinja(source)
    .render(variables)
    .map(({ kind, text }) => [kind, text])
}

describe('provenance', () => {
  it.each([
    [
      'a slice',
      "{{ ('<a>' ~ s ~ '<b>')[2:7] }}",
      [
        ['control', '>'],
        ['content', 'in '],
        ['control', '<'],
      ],
    ],
    [
      'a step',
      "{{ ('ab' ~ s)[::2] }}",
      [
        ['control', 'a'],
        ['content', 'i '],
      ],
    ],
    [
      'a trim',
      "{{ ('  ' ~ s) | trim }}|",
      [
        ['content', 'in'],
        ['control', '|'],
      ],
    ],
    ['a split', "{{ ('x,' ~ s ~ ',y').split(',')[1] }}", [['content', 'in ']]],
    [
      'a join',
      "{{ ['<a>', s, s] | join('-') }}",
      [
        ['control', '<a>-'],
        ['content', 'in '],
        ['control', '-'],
        ['content', 'in '],
      ],
    ],
    [
      'a replacement',
      "{{ s.replace('n', '<n>') }}",
      [
        ['content', 'i'],
        ['control', '<n>'],
        ['content', ' '],
      ],
    ],
    [
      'a change of case',
      "{{ ('a' ~ s) | upper }}",
      [
        ['control', 'A'],
        ['content', 'IN '],
      ],
    ],
    [
      'a reversal',
      "{{ ('a' ~ s) | reverse }}",
      [
        ['content', ' ni'],
        ['control', 'a'],
      ],
    ],
    ['JSON of the input', '{{ d | tojson }}', [['content', '{"k": ["v", 1, null]}']]],
    [
      'JSON of the template',
      "{{ {'k': s} | tojson }}",
      [
        ['control', '{"k": "'],
        ['content', 'in '],
        ['control', '"}'],
      ],
    ],
    ['printed input', '{{ d }}', [['content', "{'k': ['v', 1, None]}"]]],
    [
      'a percent format',
      "{{ '<%s>' % s }}",
      [
        ['control', '<'],
        ['content', 'in '],
        ['control', '>'],
      ],
    ],
    [
      'a brace format',
      "{{ '<{}>'.format(s) }}",
      [
        ['control', '<'],
        ['content', 'in '],
        ['control', '>'],
      ],
    ],
    [
      'a padding',
      '{{ s.center(5) }}|',
      [
        ['control', ' '],
        ['content', 'in '],
        ['control', ' |'],
      ],
    ],
    [
      'a macro',
      '{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m(s) | upper }}',
      [
        ['control', '<'],
        ['content', 'IN '],
        ['control', '>'],
      ],
    ],
    [
      'a captured block',
      '{% set b %}<{{ s }}>{% endset %}{{ b[1:] }}',
      [
        ['content', 'in '],
        ['control', '>'],
      ],
    ],
    [
      'a filter block',
      '{% filter upper %}<{{ s }}>{% endfilter %}',
      [
        ['control', '<'],
        ['content', 'IN '],
        ['control', '>'],
      ],
    ],
    ['a key of the input', '{% for k in d %}{{ k }}{% endfor %}', [['content', 'k']]],
    [
      'an indent',
      "{{ ('a\\n' ~ s) | indent(2) }}",
      [
        ['control', 'a\n  '],
        ['content', 'in '],
      ],
    ],
    [
      'an escape',
      "{{ ('<' ~ s ~ '<') | e }}",
      [
        ['control', '&lt;'],
        ['content', 'in '],
        ['control', '&lt;'],
      ],
    ],
    [
      'a character that grows',
      "{{ ('ß' ~ t) | upper }}",
      [
        ['control', 'SS'],
        ['content', 'SSX'],
      ],
    ],
  ])('stays with the characters through %s', (_name, source, expected) => {
    expect(pieces(source, { s: 'in ', t: 'ßx', d: { k: ['v', 1, null] } })).toEqual(expected)
  })

  it('stays through any chain of operations', () => {
    const operations = [
      (x: string): string => `(${x}) ~ 'ab'`,
      (x: string): string => `('cd ' + ${x})`,
      (x: string): string => `(${x})[1:]`,
      (x: string): string => `(${x})[:-1]`,
      (x: string): string => `(${x})[::-1]`,
      (x: string): string => `(${x}) | trim`,
      (x: string): string => `(${x}).split('a') | join(s)`,
      (x: string): string => `(${x}).replace('b', s)`,
      (x: string): string => `(${x}).replace('d', 'aba')`,
      (x: string): string => `(${x}) | tojson`,
      (x: string): string => `'%s/%s' % (${x}, s)`,
      (x: string): string => `'{}{}'.format(s, ${x})`,
      (x: string): string => `(${x}).partition('b') | join`,
      (x: string): string => `(${x}).splitlines() | join('\\n')`,
      (x: string): string => `(${x}) | list | join`,
      (x: string): string => `(${x}) * 2`,
      (x: string): string => `(${x}).center(9)`,
      (x: string): string => `(${x}) | indent(1, true)`,
      (x: string): string => `m(${x})`,
    ]
    const chain = fc.array(fc.integer({ min: 0, max: operations.length - 1 }), { minLength: 1, maxLength: 7 })
    const input = fc.string({
      unit: fc.constantFrom('\ue000', '\ue001', '\u{f0000}', '\ue002'),
      maxLength: 6,
    })
    const isInput = (character: string): boolean => /\p{Co}/u.test(character)
    fc.assert(
      fc.property(chain, input, (indexes, s) => {
        const expression = indexes.reduce((inner, index) => operations[index]?.(inner) ?? inner, 's')
        const source = `{% macro m(x) %}<{{ x }}>{% endmacro %}{{ ${expression} }}`
        for (const [kind, text] of pieces(source, { s })) {
          for (const character of text) expect(isInput(character)).toBe(kind === 'content')
        }
      }),
      { numRuns: 300 },
    )
  })

  it('gives neither an empty piece nor two of one kind in a row', () => {
    const prompt = pieces('{{ e }}a{{ e }}b{{ s }}{{ s }}{{ e }}', { e: '', s: 'x' })
    expect(prompt).toEqual([
      ['control', 'ab'],
      ['content', 'xx'],
    ])
  })
})
