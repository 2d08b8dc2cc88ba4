import { isHarnessError } from '@orion-harness/core'
import { describe, expect, it } from 'vitest'
import { compileJinja } from './index.ts'
import type { CompileOptions, JinjaInput, JinjaVariables } from './index.ts'

interface Failure {
  readonly code: string
  readonly data: unknown
}

function failure(source: string, variables: JinjaVariables = {}, options: CompileOptions = {}): Failure {
  try {
    compileJinja(source, options).render(variables)
  } catch (error) {
    if (isHarnessError(error)) return { code: error.code, data: error.data }
    throw error
  }
  throw new Error(`expected an error of ${source}`)
}

const small: CompileOptions = { limits: { steps: 200_000, characters: 100_000 } }

describe('limits', () => {
  it.each([
    ['loops in loops', '{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}'],
    ['a macro that calls itself', '{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}'],
    ['a loop that calls itself', '{% for x in [1] recursive %}{{ loop([1]) }}{% endfor %}'],
    [
      'a text that doubles',
      "{% set ns = namespace(t='ab') %}{% for i in range(99) %}{% set ns.t = ns.t + ns.t %}{% endfor %}",
    ],
    [
      'a text that doubles by joining',
      "{% set ns = namespace(t='ab') %}{% for i in range(99) %}{% set ns.t = ns.t ~ ns.t %}{% endfor %}",
    ],
    ['a repeated text', "{{ 'a' * 999999999 }}"],
    ['a repeated list', '{{ [0] * 999999999 }}'],
    ['a wide pad', "{{ 'a'.center(999999999) }}"],
    ['a wide format', "{{ '%999999999d' % 1 }}"],
    ['a wide brace format', "{{ '{:999999999}'.format(1) }}"],
    ['a wide indent', "{{ 'a\\nb'|indent(999999999) }}"],
    ['a wide JSON indent', '{{ [1]|tojson(indent=999999999) }}'],
    ['a large power', '{{ 10 ** (10 ** 10) }}'],
    [
      'a product that grows',
      '{% set ns = namespace(n=9) %}{% for i in range(99) %}{% set ns.n = ns.n * ns.n %}{% endfor %}',
    ],
    ['output without end', "{% for a in range(99999) %}{{ 'x' * 5000 }}{% endfor %}"],
    ['batches filled up', '{{ [1]|batch(999999999, 0)|list }}'],
    ['slices without items', '{{ []|slice(999999999)|list }}'],
    [
      'replacements that grow',
      "{% set ns = namespace(t='aaaaaaaa') %}{% for i in range(99) %}{% set ns.t = ns.t.replace('a', 'aaaa') %}{% endfor %}",
    ],
    [
      'a look into long text again and again',
      "{% for i in range(99999) %}{% set x = 'b' in long %}{% endfor %}",
    ],
    ['a long measure again and again', '{% for i in range(99999) %}{% set x = (long ~ i)[-1] %}{% endfor %}'],
    ['a long number again and again', '{% for i in range(99999) %}{% set x = digits | int %}{% endfor %}'],
    ['a long search again and again', "{% for i in range(99999) %}{% set x = long.count('b') %}{% endfor %}"],
  ])('stops %s', (_name, source) => {
    expect(failure(source, { long: 'a'.repeat(50_000), digits: `${'1'.repeat(9000)}x` }, small).code).toBe(
      'TEMPLATE_LIMIT',
    )
  })

  it('stops by the clock where steps are cheap', () => {
    const source = '{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}'
    const limits = { steps: Number.MAX_SAFE_INTEGER, milliseconds: 50 }
    expect(failure(source, {}, { limits })).toMatchObject({ code: 'TEMPLATE_LIMIT', data: { line: 1 } })
  })

  it.each([
    ['parentheses', `{{ ${'('.repeat(5000)}1${')'.repeat(5000)} }}`],
    ['signs', `{{ ${'-'.repeat(5000)}1 }}`],
    ['lists', `{{ ${'['.repeat(5000)}${']'.repeat(5000)} }}`],
    ['blocks', '{% if 1 %}'.repeat(5000) + '{% endif %}'.repeat(5000)],
    ['conditions', `{{ ${'1 if 0 else '.repeat(5000)}1 }}`],
  ])('refuses source nested too deep in %s', (_name, source) => {
    expect(failure(source).code).toBe('TEMPLATE_LIMIT')
  })

  it('refuses a source of many megabytes', () => {
    expect(failure('x'.repeat(5_000_000)).code).toBe('TEMPLATE_LIMIT')
  })

  it('reads a long flat expression', () => {
    const source = `{{ ${Array.from({ length: 300 }, () => '1').join(' + ')} }}`
    expect(compileJinja(source).render({})).toEqual([{ kind: 'control', text: '300' }])
  })

  it('says so when an expression is too long for the stack', () => {
    const source = `{{ ${Array.from({ length: 400_000 }, () => '1').join('+')} }}`
    expect(failure(source).code).toBe('TEMPLATE_LIMIT')
  })
})

describe('bad input', () => {
  const loop: { [key: string]: JinjaInput } = { name: 'x' }
  loop['self'] = loop

  it('refuses cyclic data as JSON and prints it as Python does', () => {
    expect(failure('{{ loop_ | tojson }}', { loop_: loop })).toMatchObject({
      code: 'TEMPLATE_RENDER',
      data: { kind: 'ValueError', reason: 'Circular reference detected' },
    })
    const [piece] = compileJinja('{{ loop_ }}').render({ loop_: loop })
    expect(piece?.text).toBe("{'name': 'x', 'self': {...}}")
  })

  it('stops comparing cyclic data', () => {
    const other: { [key: string]: JinjaInput } = { name: 'x' }
    other['self'] = other
    expect(failure('{{ a == b }}', { a: loop, b: other }).code).toBe('TEMPLATE_LIMIT')
  })

  it('stops printing data nested too deep', () => {
    let deep: JinjaInput = []
    for (let level = 0; level < 50_000; level += 1) deep = [deep]
    expect(failure('{{ deep }}', { deep }).code).toBe('TEMPLATE_LIMIT')
    expect(failure('{{ deep | tojson }}', { deep }).code).toBe('TEMPLATE_LIMIT')
  })

  it('carries lone surrogates through', () => {
    const render = (source: string): string =>
      compileJinja(source)
        .render({ s: 'a\ud800b' })
        .map((piece) => piece.text)
        .join('')
    expect(render('{{ s }}|{{ s[1] }}|{{ s | length }}')).toBe('a\ud800b|\ud800|3')
    expect(render('{{ [s] }}')).toBe("['a\\ud800b']")
    expect(render('{{ s | upper | tojson }}')).toBe('"A\ud800B"')
  })

  it('renders a message of 10 MB, trimmed, searched, split and written as JSON', () => {
    const content = ` ${'word <|x|> '.repeat(950_000)}`
    const source =
      "{% for m in messages %}<s>{{ m.content | trim }}{{ 'z' in m.content }}{{ m.content.split('y') | length }}{{ m.content | tojson | length }}{% endfor %}"
    const prompt = compileJinja(source).render({ messages: [{ role: 'user', content }] })
    expect(prompt.map((piece) => piece.kind)).toEqual(['control', 'content', 'control'])
    expect(prompt[1]?.text).toBe(content.trim())
    expect(prompt[2]?.text).toBe(`False1${content.length + 2}`)
  })

  it.each([
    ['an unknown filter', '{{ 1 | nope }}', 'TEMPLATE_SYNTAX'],
    ['an unknown test', '{{ 1 is nope }}', 'TEMPLATE_SYNTAX'],
    ['an unknown tag', '{% nope %}', 'TEMPLATE_SYNTAX'],
    ['an open block', '{% if x %}', 'TEMPLATE_SYNTAX'],
    ['an open comment', '{# x', 'TEMPLATE_SYNTAX'],
    ['an open string', "{{ 'x }}", 'TEMPLATE_SYNTAX'],
    ['a break outside a loop', '{% break %}', 'TEMPLATE_SYNTAX'],
    ['a missing variable called', '{{ nope() }}', 'TEMPLATE_RENDER'],
    ['a missing variable added', '{{ nope + 1 }}', 'TEMPLATE_RENDER'],
    ['a missing attribute read', '{{ nope.a.b }}', 'TEMPLATE_RENDER'],
    ['an include', "{% include 'x' %}", 'TEMPLATE_RENDER'],
  ])('names template, line and column for %s', (_name, source, code) => {
    expect(failure(`\n\n${source}`, {}, { name: 'demo' })).toMatchObject({
      code,
      data: { template: 'demo', line: 3 },
    })
  })
})

describe('the sandbox', () => {
  it.each([
    'constructor',
    '__proto__',
    'prototype',
    'toString',
    'valueOf',
    'hasOwnProperty',
    '__defineGetter__',
  ])('finds no %s of JavaScript', (name) => {
    for (const value of [
      's',
      'n',
      'l',
      'd',
      'f',
      'range',
      'namespace(a=1)',
      'none',
      'true',
      's.upper',
      'loop_',
    ])
      expect(
        compileJinja(
          `{% for loop_ in [1] %}{{ (${value}).${name} is defined }}{{ (${value})['${name}'] is defined }}{% endfor %}`,
        )
          .render({ s: 'x', n: 1, l: [1], d: { a: 1 }, f: 1.5 })
          .map((piece) => piece.text)
          .join(''),
      ).toBe('FalseFalse')
  })

  it('reads a key named __proto__ as the data it is', () => {
    const d = JSON.parse('{"__proto__": "mine", "constructor": "own"}') as JinjaInput
    const [piece] = compileJinja("{{ d['__proto__'] }}{{ d.constructor }}").render({ d })
    expect(piece).toEqual({ kind: 'content', text: 'mineown' })
  })

  it('finds no variable on the prototype of the variables', () => {
    expect(compileJinja('{{ toString is defined }}{{ constructor is defined }}').render({})).toEqual([
      { kind: 'control', text: 'FalseFalse' },
    ])
  })

  it('refuses attributes that Python keeps to itself', () => {
    expect(failure("{{ ''.__class__.__mro__ }}")).toMatchObject({
      code: 'TEMPLATE_RENDER',
      data: { kind: 'SecurityError', reason: "access to attribute '__class__' of 'str' object is unsafe." },
    })
  })

  it('refuses to change a list unless it is allowed, and never changes the input', () => {
    const source = '{% set _ = l.append(3) %}{{ l }}'
    expect(failure(source, { l: [1] })).toMatchObject({
      code: 'TEMPLATE_RENDER',
      data: { kind: 'SecurityError' },
    })
    const l = [1]
    const prompt = compileJinja(source, { mutation: true }).render({ l })
    expect(prompt.map((piece) => piece.text).join('')).toBe('[1, 3]')
    expect(l).toEqual([1])
  })

  it('refuses a variable that is a function', () => {
    const variables: object = { f: () => 1 }
    expect(failure('{{ f() }}', variables as JinjaVariables).code).toBe('OPTION_INVALID')
  })
})
