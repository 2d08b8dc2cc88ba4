import { generateExpression } from './generate-expression.ts'
import type { Kind, Surroundings } from './generate-expression.ts'
import { randomFrom } from './random.ts'
import type { Random } from './random.ts'

const kinds: readonly Kind[] = ['text', 'text', 'number', 'truth', 'list', 'dict']
const names = ['v', 'w', 's', 'n', 'item', 'flag']

/** A random template over the whole language, the same for the same seed. */
export function generateProgram(seed: number): string {
  const random = randomFrom(seed)
  const start = random.chance(0.5)
    ? "{%- set ns = namespace(k=0, found=false, out='') -%}\n"
    : '{% set ns = namespace(k=1) %}'
  const hasMacro = random.chance(0.6)
  const around: Surroundings = { isInLoop: false, hasMacro }
  return start + (hasMacro ? macro(random) : '') + body(random, 3, around)
}

function macro(random: Random): string {
  const rest = random.chance(0.3) ? '{{ varargs }}{{ kwargs }}' : ''
  const caller = random.chance(0.6) ? "{{ caller() if caller else '-' }}" : ''
  const inner = body(random, 1, { isInLoop: false, hasMacro: false })
  return `{%- macro m(a, b=2) -%}[{{ a }}|{{ b }}${rest}${caller}${inner}]{%- endmacro -%}\n`
}

function body(random: Random, depth: number, around: Surroundings): string {
  let text = ''
  const count = 1 + random.below(depth > 1 ? 4 : 2)
  for (let index = 0; index < count; index += 1) text += statement(random, depth, around)
  return text
}

function statement(random: Random, depth: number, around: Surroundings): string {
  const expression = (kind: Kind): string => generateExpression(random, kind, 2, around)
  const any = (): string => expression(random.pick(kinds))
  const inner = (change: Partial<Surroundings> = {}): string =>
    depth > 0 ? body(random, depth - 1, { ...around, ...change }) : space(random)
  const tag = (text: string): string => `{%${sign(random)} ${text} ${endSign(random)}%}`
  const name = random.pick(names)
  switch (random.below(around.isInLoop ? 19 : 17)) {
    case 0:
    case 1:
      return space(random)
    case 2:
    case 3:
    case 4:
    case 5:
      return `{{${random.pick(['', '', '-'])} ${any()} ${random.pick(['', '', '-'])}}}`
    case 6:
      return `${tag(`if ${expression('truth')}`)}${inner()}${random.chance(0.5) ? tag('else') + inner() : ''}${tag('endif')}`
    case 7:
      return `${tag(`if ${any()}`)}${inner()}${tag(`elif ${expression('truth')}`)}${inner()}${tag('endif')}`
    case 8: {
      const filter = random.chance(0.2) ? ` if ${expression('truth')}` : ''
      const other = random.chance(0.2) ? tag('else') + inner() : ''
      return `${tag(`for item in ${expression('list')}${filter}`)}${space(random)}{{ item }}${inner({ isInLoop: true })}${other}${tag('endfor')}`
    }
    case 9:
      return `${tag(`for k, v in (${expression('dict')})${random.pick(['.items()', '|items', '|dictsort'])}`)}{{ k }}={{ v }}${inner({ isInLoop: true })}${tag('endfor')}`
    case 10:
      return tag(`set ${name} = ${any()}`)
    case 11:
      return tag(`set ns.${random.pick(['k', 'found', 'out'])} = ${any()}`)
    case 12:
      return `${tag(`set ${name}${random.chance(0.3) ? ' | upper | trim' : ''}`)}${inner()}${tag('endset')}{{ ${name} }}`
    case 13:
      return `${tag(`with ${name} = ${any()}`)}${inner()}{{ ${name} }}${tag('endwith')}`
    case 14:
      return `${tag(`filter ${random.pick(['upper', 'trim', "replace('a', 'o')", 'indent(2)', 'lower | title'])}`)}${inner()}${tag('endfilter')}`
    case 15:
      return random.pick([
        `${tag(`call m(${expression('text')})`)}${inner({ isInLoop: false })}${tag('endcall')}`,
        `${tag(`call(u) m(${expression('text')})`)}{{ u }}${tag('endcall')}`,
        `${tag('generation')}${inner({ isInLoop: false })}${tag('endgeneration')}`,
        `{% raw ${random.pick(['', '-'])}%}{{ raw }} {% if %}${tag('endraw')}`,
        `{#${sign(random)} comment {{ x }} ${endSign(random)}#}`,
        `${tag('macro p(q=1)')}<{{ q }}${inner({ isInLoop: false })}>${tag('endmacro')}{{ p() }}{{ p(${any()}) }}`,
      ])
    case 16:
      return `${tag(`for item in nested.tree${random.chance(0.97) ? ' recursive' : ''}`)}{{ loop.depth }}{{ item.id }}{% if item.sub %}{{ loop(item.sub) }}{% endif %}${tag('endfor')}`
    case 17:
      return `${tag(`if ${expression('truth')}`)}${space(random)}${tag(random.pick(['break', 'continue']))}${tag('endif')}`
    default:
      return `{{ ${random.pick(['loop.index', 'loop.index0', 'loop.first', 'loop.last', 'loop.previtem', 'loop.nextitem', 'loop.revindex', 'loop.length', 'loop.changed(item)', 'loop.cycle(1, 2, 3)', 'loop.depth0'])} }}`
  }
}

function sign(random: Random): string {
  return random.pick(['', '', '', '-', '-', '+'])
}

function endSign(random: Random): string {
  return random.pick(['', '', '', '-', '-', '+'])
}

function space(random: Random): string {
  return random.pick([
    'text',
    ' a ',
    '\n',
    '  \n',
    '\n    ',
    '<|im_start|>',
    'x\n\n',
    '\t',
    'end.',
    '  ',
    '}',
    '{ { ',
    'é😀',
  ])
}

/** Variables of every program, as JSON text. */
export const programVariables: string = JSON.stringify({
  s: 'some <b>text</b>',
  t: '  spaced\n',
  n: 7,
  x: 3.25,
  flag: true,
  nums: [4, 2, 9, 2],
  tags: ['user', 'a', ''],
  rows: [
    { a: 2, b: 'x', c: { d: 1 } },
    { a: 1, b: 'Y' },
    { a: 2, b: null, c: { d: 5 } },
  ],
  d: { name: 'Dee', count: 3, items: ['shadow'], '0': 'zero' },
  nested: {
    x: [1, [2, 'three']],
    tree: [{ id: 1, sub: [{ id: 2 }, { id: 3, sub: [{ id: 4 }] }] }, { id: 5 }],
  },
  messages: [
    { role: 'system', content: 'You are Ünï 😀.' },
    { role: 'user', content: 'hi\nthere' },
    {
      role: 'assistant',
      content: null,
      tool_calls: [{ function: { name: 'f', arguments: { q: 'a"b', k: 1.5 } } }],
    },
  ],
})
