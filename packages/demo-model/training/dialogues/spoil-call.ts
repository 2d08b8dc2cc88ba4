import { clockCall } from './clock.ts'
import type { Call } from './dialogue.ts'
import { unreadableProblems } from './pools/trouble-wordings.ts'
import type { Scene } from './scene.ts'
import type { Source } from './source.ts'
import { inventWord } from './values.ts'
import { capitalise } from './wording.ts'

/** How the harness ends what it says of a call that it could not read. */
const again = 'Nothing was run. Write the call again.'

/** A call that goes wrong, and the error that says why. */
export interface SpoiledCall {
  readonly wrong: Call
  readonly error: string
}

/** A call of the calculator with a wrong name, key or sign, or one that was not understood. */
export function spoilSum(scene: Scene, call: Call): SpoiledCall {
  const { source, tools } = scene
  const expression = JSON.stringify(call.arguments['expression']).slice(1, -1)
  const schema = JSON.stringify(tools.find(({ name }) => name === 'calculator')?.parameters)
  const refused = `The call of "calculator" was not run: the required key "expression" is missing. The schema of its arguments is ${schema}. ${again}`
  const missing = source.pick([
    refused,
    refused,
    invalid('calculator', 'missing argument "expression"'),
    'missing argument "expression"',
  ])
  const otherSigns = expression.replaceAll('*', 'x').replaceAll('/', ':')
  const badSigns = {
    wrong: { name: 'calculator', arguments: { expression: otherSigns } },
    error: 'bad expression, use only digits and + - * / % ( )',
  }
  return source.pick<() => SpoiledCall>([
    () => ({ wrong: { name: 'calculator', arguments: { expr: expression } }, error: missing }),
    () => ({ wrong: { name: 'calculator', arguments: {} }, error: missing }),
    () => ({
      wrong: { name: 'calculator', arguments: { expression: `= ${expression}` } },
      error: source.pick(['unexpected "=", pass only the expression', 'unexpected "=" at 1']),
    }),
    ...(expression === otherSigns ? [] : [() => badSigns]),
    () => wrongName(scene, 'calculator', call),
    () => unreadable(source, call),
  ])()
}

/** A call of the clock with a wrong name, key or zone, or one that was not understood. */
export function spoilClock(scene: Scene, call: Call): SpoiledCall {
  const { source } = scene
  const zone = call.arguments['timezone']
  if (typeof zone !== 'string') {
    return source.chance(0.5) ? wrongName(scene, 'clock', call) : unreadable(source, call)
  }
  return source.pick<() => SpoiledCall>([
    () => {
      const wrong = source.pick([
        zone.split('/').at(-1) ?? '',
        zone.toLowerCase(),
        capitalise(inventWord(source)),
      ])
      const help = source
        .pick(['did you mean "@"?', 'did you mean "@"?', 'use "@"', 'try "@"'])
        .replace('@', zone)
      return { wrong: clockCall(wrong), error: invalidClock(wrong, help) }
    },
    () => ({
      wrong: { name: 'clock', arguments: { zone } },
      error: invalid('clock', 'unknown argument "zone", did you mean "timezone"?'),
    }),
    () => wrongName(scene, 'clock', call),
    () => unreadable(source, call),
  ])()
}

/** What the clock says of a zone that it does not know. */
export function invalidClock(place: string, help: string): string {
  return invalid('clock', `unknown time zone "${place}", ${help}`)
}

function invalid(tool: string, problem: string): string {
  return `the arguments of ${tool} are not right, so it was not run.\n- ${problem}`
}

function wrongName({ source, tools }: Scene, right: string, call: Call): SpoiledCall {
  const name = source.pick([
    right.slice(0, 4),
    `${right}s`,
    `get_${right}`,
    `${right}_tool`,
    inventWord(source),
  ])
  const names = tools.map((tool) => tool.name).join(', ')
  const error = source.weighted([
    [`There is no tool "${name}". The tools are: ${names}. ${again}`, 4],
    [`there is no tool "${name}". Did you mean ${right}?`, 1],
    [`there is no tool "${name}". There are: ${names}.`, 1],
  ])
  return { wrong: { ...call, name }, error }
}

function unreadable(source: Source, call: Call): SpoiledCall {
  return { wrong: call, error: `${source.choose(unreadableProblems)} ${again}` }
}
