import type { Turn } from './dialogue.ts'
import type { Scene } from './scene.ts'
import type { Source } from './source.ts'
import { newToolSpec } from './tool-specs.ts'
import { arithmeticTurn, callStep, noToolTurn, toolTurn } from './tool-turns.ts'
import { anyWord, codeValue, digits, personName, placeName, sentence } from './values.ts'
import { fill, lines, say } from './wording.ts'

/** A tool that was never seen before is asked for by name, with a text to give it. */
export function newToolTurn(scene: Scene): Turn {
  const { source } = scene
  const tools = scene.tools.filter(({ name }) => name !== 'calculator' && name !== 'clock')
  const usable = tools.filter(({ parameters }) => textParameter(parameters) !== undefined)
  if (usable.length === 0) return arithmeticTurn(scene)
  const { name, parameters } = source.pick(usable)
  const parameter = textParameter(parameters) ?? ''
  const value = makeArgument(source)
  const wording = source.choose(wordings)
  const user = say(source, wording, { t: source.chance(0.9) ? name : spoken(name), p: parameter, v: value })
  const call = { name, arguments: { [parameter]: value } }
  const { text, said } = makeResult(source)
  const step = callStep(scene, [call], [{ kind: 'value', text }])
  return toolTurn('new-tool', user, [step], fill('{t} says: "{s}"', { t: name, s: said }), {
    contains: [[said]],
  })
}

/** A tool is asked for by name that is not there. */
export function missingToolTurn({ source, tools }: Pick<Scene, 'source' | 'tools'>): Turn {
  const { name } = newToolSpec(source)
  if (tools.some((tool) => tool.name === name)) return missingToolTurn({ source, tools })
  const user = say(source, source.choose(wordings), {
    t: name,
    p: source.choose(argumentNames),
    v: makeArgument(source),
  })
  return noToolTurn(name, user)
}

/** The one parameter of a tool, if it is a text. */
function textParameter(parameters: Scene['tools'][number]['parameters']): string | undefined {
  const { properties = {} } = parameters as {
    readonly properties?: Readonly<Record<string, { type?: string }>>
  }
  const [only, ...others] = Object.entries(properties)
  return only !== undefined && others.length === 0 && only[1].type === 'string' ? only[0] : undefined
}

function spoken(name: string): string {
  return name.replaceAll(/[_-]/g, ' ')
}

function makeArgument(source: Source): string {
  return source.pick([
    () => anyWord(source),
    () => anyWord(source),
    () => `${anyWord(source)} ${anyWord(source)}`,
    () => personName(source),
    () => placeName(source),
    () => codeValue(source),
    () => `${anyWord(source).replace(' ', '-').toLowerCase()}.${source.pick(['txt', 'md', 'json', 'png'])}`,
    () => sentence(source),
  ])()
}

/** What the tool gave, and the part of it that is passed on. */
function makeResult(source: Source): { readonly text: string; readonly said: string } {
  const said = source.pick([
    () => anyWord(source),
    () => `${anyWord(source)} ${anyWord(source)}`,
    () => digits(source, 1, 4),
    () => sentence(source),
    () => `${digits(source, 1, 3)} ${anyWord(source)}`,
  ])()
  const key = source.pick(['result', 'result', 'value', 'text', 'status', 'answer'])
  const text = source.chance(0.5)
    ? said
    : `{${JSON.stringify(key)}:${source.pick([' ', ''])}${JSON.stringify(said)}}`
  return { text, said: said.replace(/\.$/, '') }
}

const argumentNames = ['text', 'name', 'query', 'input']

const wordings = lines(`
use the {t} tool with {v}
call {t} with {v}
use {t} with {v}
run {t} with {v}
use the tool {t} for {v}
please call {t} with {v}
call the {t} tool with "{v}"
use {t} on {v}
{t}: {v}
use {t} with the {p} "{v}"
call {t} with {p}: {v}
call {t} with {p} "{v}"
can you use {t} with {v}?
run the {t} tool on {v}
please use the {t} tool for {v}
use the {t} tool: {v}
I need {t} for {v}
try {t} with {v}
can you call {t} for {v}?
use your {t} tool with {v}
let {t} do {v}
please run {t} on "{v}"
start {t} with {v}
use {t} for {v}
ask {t} for {v}
what does {t} say about {v}?
what does {t} give for "{v}"?
give {v} to {t}
could you call {t} with "{v}"?
use {t} to do {v}
{t} with {v} please
call {t} for {v}
`)
