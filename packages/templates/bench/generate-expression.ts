import type { Random } from './random.ts'

/** What an expression is meant to give; now and then it gives something else. */
export type Kind = 'text' | 'number' | 'truth' | 'list' | 'dict'

const kinds: readonly Kind[] = ['text', 'number', 'truth', 'list', 'dict']

const leaves: Readonly<Record<Kind, readonly string[]>> = {
  text: [
    "''",
    "'a'",
    "'Hello, wörld'",
    "' pad \\n'",
    '"it\'s"',
    "'<|x|>'",
    "'😀é'",
    's',
    't',
    'd.name',
    'rows[0].b',
    "d['name']",
    'messages[0].content',
    'messages[-1].role',
  ],
  number: [
    '0',
    '1',
    '2',
    '-3',
    '10',
    '2.5',
    '-0.5',
    '1e3',
    'n',
    'x',
    'd.count',
    'nums[0]',
    'nums|length',
    'loop.index',
    'loop.revindex0',
    'loop.length',
    'ns.k',
  ],
  truth: ['true', 'false', 'none', 'flag', 'missing', 'd.zz', 'loop.first', 'loop.last', 'ns.found'],
  list: [
    '[]',
    'nums',
    'rows',
    'messages',
    "['b', 'a', 'C']",
    '(1, 2)',
    'range(4)',
    'd.items()',
    'd|list',
    'tags',
    'nested.x',
    'varargs',
  ],
  dict: ['{}', 'd', 'nested', 'rows[1]', "{'k': 1, 'v': [2]}", 'messages[0]', 'dict(a=1)', 'kwargs'],
}

type Rule = (make: (kind: Kind) => string, random: Random) => string

const rules: Readonly<Record<Kind, readonly Rule[]>> = {
  text: [
    (make) => `${make('text')} + ${make('text')}`,
    (make) => `${make('text')} ~ ${make('number')} ~ ${make('truth')}`,
    (make, random) =>
      `(${make('text')})|${random.pick(['upper', 'lower', 'trim', 'title', 'capitalize', 'reverse', 'string', 'indent', 'e', 'tojson', 'safe', "replace('a', 'b')", 'truncate(6)', 'wordwrap(5)', 'first', 'last', 'center(9)', 'indent(2, true)'])}`,
    (make, random) =>
      `(${make('text')}).${random.pick(['strip()', 'upper()', "split('a')[0]", 'lstrip()', "rstrip('\\n')", 'title()', "replace('l', 'L', 1)", 'zfill(7)', 'swapcase()', "partition(' ')[2]", "removeprefix('a')", 'splitlines()[0]', "rsplit(' ', 1)[-1]", 'format(1)'])}`,
    (make, random) =>
      `(${make('text')})[${random.pick(['0', '-1', '1:', ':-1', '::-1', '1:3', '::2', '7'])}]`,
    (make) => `(${make('list')})|join(${make('text')})`,
    (make) => `(${make(pickAny(make))})|string`,
    (make) => `'%s-%r' % (${make('text')}, ${make('number')})`,
    (make) => `'{}|{:>4}'.format(${make('text')}, ${make('text')})`,
    (make) => `(${make('dict')})|tojson`,
    (make) => `(${make('list')})|tojson(indent=2)`,
    (make) => `(${make('text')} if ${make('truth')} else ${make('text')})`,
    (make) => `(${make('text')} if ${make('truth')})`,
    (make) => `(${make('text')})|default(${make('text')}, true)`,
    (make) => `(${make('text')} or ${make('text')})`,
    (make) => `m(${make('text')})`,
    (make) => `m(${make('text')}, b=${make('number')})`,
    (make) => `(${make('text')} * 2)`,
    () => "loop.cycle('odd', 'even')",
    (make) => `caller(${make('text')})`,
  ],
  number: [
    (make, random) => `(${make('number')} ${random.pick(['+', '-', '*', '/', '//', '%'])} ${make('number')})`,
    (make) => `-(${make('number')})`,
    (make, random) =>
      `(${make('number')})|${random.pick(['abs', 'round', 'round(1)', 'int', 'float', "round(0, 'floor')", 'string|length', 'default(3)'])}`,
    (make, random) =>
      `(${make('list')})|${random.pick(['length', 'count', 'sum', 'min', 'max', 'first', 'last'])}`,
    (make) => `(${make('text')})|length`,
    (make) => `(${make('text')}).find(${make('text')})`,
    (make) => `(${make('text')}).count(${make('text')})`,
    (make) => `(${make('text')})|int`,
    (make) => `(${make('text')})|wordcount`,
    (make) => `(${make('list')})[${make('number')}]`,
  ],
  truth: [
    (make, random) =>
      `${make('number')} ${random.pick(['<', '<=', '>', '>=', '==', '!='])} ${make('number')}`,
    (make) => `${make('number')} < ${make('number')} <= ${make('number')}`,
    (make, random) => `${make('text')} ${random.pick(['==', '!=', 'in', 'not in', '<'])} ${make('text')}`,
    (make) => `${make('text')} in ${make('list')}`,
    (make) => `${make('text')} in ${make('dict')}`,
    (make) => `${make('list')} == ${make('list')}`,
    (make) => `(${make('truth')} and ${make('truth')})`,
    (make) => `(${make('truth')} or ${make('truth')})`,
    (make) => `not ${make('truth')}`,
    (make, random) =>
      `(${make(pickAny(make))}) is ${random.pick(['defined', 'undefined', 'none', 'string', 'mapping', 'sequence', 'iterable', 'number', 'integer', 'float', 'boolean', 'true', 'false', 'not none', 'not string', 'odd', 'even', 'divisibleby 2', 'callable', 'lower', 'upper', "in ['a', 1]"])}`,
    (make) => `(${make('text')}).startswith(${make('text')})`,
    (make) => `(${make('text')}).isdigit()`,
  ],
  list: [
    (make) => `[${make('text')}, ${make('number')}]`,
    (make) => `(${make('list')} + ${make('list')})`,
    (make, random) => `(${make('list')})[${random.pick(['1:', ':2', '::-1', ':-1', '::2', '-2:'])}]`,
    (make, random) =>
      `(${make('list')})|${random.pick(['list', 'sort', 'reverse|list', 'unique|list', "map('string')|list", 'select|list', 'batch(2)|list', 'slice(2)|list', "map('upper')|list", "reject('none')|list", "select('number')|list", "map('length')|list", 'sort(reverse=true)', 'map("tojson")|list'])}`,
    (make, random) =>
      `(rows or ${make('list')})|${random.pick(["map(attribute='b')|list", "selectattr('b')|list", "selectattr('a', 'gt', 1)|list", "rejectattr('b', 'defined')|list", "groupby('a')|list", "sort(attribute='a')", "map(attribute='c.d', default=0)|list", "sum(attribute='a')"])}`,
    (make) => `(${make('text')}).split(${make('text')})`,
    (make) => `(${make('text')})|list`,
    (make) => `(${make('dict')})|dictsort`,
    (make) => `(${make('dict')})|items|list`,
    (make) => `(${make('dict')}).items()|list`,
    (make) => `(${make('dict')}).values()|list`,
    (make) => `(${make('dict')})|list`,
    (make) => `range(${make('number')}|int % 9)|list`,
  ],
  dict: [
    (make) => `{${make('text')}: ${make('number')}, 'z': ${make('list')}}`,
    (make) => `dict(${make('dict')}, q=${make('text')})`,
    (make) => `(${make('dict')} or ${make('dict')})`,
    (make) => `(${make('list')})|first`,
  ],
}

let turn = 0

/** Kinds in turn, for what takes anything. */
function pickAny(_make: (kind: Kind) => string): Kind {
  turn = (turn + 1) % kinds.length
  return kinds[turn] as Kind
}

/** What an expression may speak of where it stands. */
export interface Surroundings {
  readonly isInLoop: boolean
  readonly hasMacro: boolean
}

/** A random expression, at most `depth` rules deep, that mostly gives a value of the kind. */
export function generateExpression(random: Random, kind: Kind, depth: number, around: Surroundings): string {
  const wanted = random.chance(0.01) ? random.pick(kinds) : kind
  for (;;) {
    const expression = attempt(random, wanted, depth, around)
    if (isLikely(expression, around) || random.chance(0.005)) return expression
  }
}

function isLikely(expression: string, { isInLoop, hasMacro }: Surroundings): boolean {
  if (!isInLoop && expression.includes('loop.')) return false
  if (!hasMacro && expression.includes('m(')) return false
  return !/\bcaller\(|kwargs|varargs|zz|missing/.test(expression)
}

function attempt(random: Random, kind: Kind, depth: number, around: Surroundings): string {
  if (depth <= 0 || random.chance(0.35)) return random.pick(leaves[kind])
  const rule = random.pick(rules[kind])
  return rule((inner) => generateExpression(random, inner, depth - 1, around), random)
}
