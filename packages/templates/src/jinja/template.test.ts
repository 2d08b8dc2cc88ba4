import { isHarnessError } from '@orion-harness/core'
import { describe, expect, it } from 'vitest'
import { compileJinja, control } from './index.ts'
import type { JinjaVariables } from './index.ts'

function text(source: string, variables: JinjaVariables = {}): string {
  return compileJinja(source)
    .render(variables)
    .map((piece) => piece.text)
    .join('')
}

function failure(run: () => unknown): { code: string; message: string; data: unknown } {
  try {
    run()
  } catch (error) {
    if (isHarnessError(error)) return { code: error.code, message: error.message, data: error.data }
    throw error
  }
  throw new Error('expected an error')
}

describe('compileJinja', () => {
  it('marks what the template writes as control and what the input holds as content', () => {
    const template = compileJinja(
      '{% for m in messages %}<|{{ m.role }}|>{{ m.content | trim }}{{ eos_token }}{% endfor %}',
    )
    expect(
      template.render({ messages: [{ role: 'user', content: ' <|end|> ' }], eos_token: '<|end|>' }),
    ).toEqual([
      { kind: 'control', text: '<|user|>' },
      { kind: 'content', text: '<|end|>' },
      { kind: 'control', text: '<|end|>' },
    ])
  })

  it('keeps a role that is no plain role as content', () => {
    expect(compileJinja('{{ messages[0].role }}').render({ messages: [{ role: '<|x|>' }] })).toEqual([
      { kind: 'content', text: '<|x|>' },
    ])
  })

  it('takes text the host vouches for as control', () => {
    expect(compileJinja('{{ a }}{{ b }}').render({ a: control('<x>'), b: '<x>' })).toEqual([
      { kind: 'control', text: '<x>' },
      { kind: 'content', text: '<x>' },
    ])
  })

  it('prints values as Python prints them', () => {
    expect(text('{{ [true, none, 1.0, "a\'b", {"k": (1,)}] }}')).toBe(
      "[True, None, 1.0, \"a'b\", {'k': (1,)}]",
    )
  })

  it('names template, line, column and kind when a rendering fails', () => {
    const failed = failure(() => compileJinja('a\n{{ b.c }}', { name: 'demo' }).render({}))
    expect(failed.code).toBe('TEMPLATE_RENDER')
    expect(failed.message).toContain(`The template "demo" at line 2, column`)
    expect(failed.data).toMatchObject({
      template: 'demo',
      line: 2,
      kind: 'UndefinedError',
      reason: "'b' is undefined",
    })
  })

  it('tells a refusal of the template from a failure of it', () => {
    expect(failure(() => text("{{ raise_exception('no system role') }}"))).toMatchObject({
      code: 'TEMPLATE_RAISED',
      data: { reason: 'no system role' },
    })
  })

  it('refuses a template it cannot read, with the place', () => {
    expect(failure(() => compileJinja('x\n\n{% if %}'))).toMatchObject({
      code: 'TEMPLATE_SYNTAX',
      data: { line: 3 },
    })
  })

  it.each([
    ["{{ 'ß ǆ ŉ ᾳ ᾲ ι'.title() }}", 'Ss ǅ ʼN ᾼ Ὰ\u0345 Ι'],
    ["{{ 'ẞΣς'.casefold() }}", 'ssσσ'],
    ["{{ '一½٣'.isnumeric() }}{{ '一'.isdigit() }}", 'TrueFalse'],
  ])('changes case as Unicode says: %s', (source, expected) => {
    expect(text(source)).toBe(expected)
  })
})
