import type { ToolSpec } from '@orion-harness/core'
import { nouns, verbs } from './pools/words.ts'
import type { Source } from './source.ts'
import { inventWord } from './values.ts'
import { lines } from './wording.ts'

/** The calculator, described in one of many ways; one is the description of the real tool. */
export function calculatorSpec(source: Source): ToolSpec {
  return specOf(
    'calculator',
    source.choose(calculatorDescriptions),
    { expression: 'string' },
    source.chance(0.85) ? ['expression'] : [],
  )
}

/** The clock, described in one of many ways; one is the description of the real tool. */
export function clockSpec(source: Source): ToolSpec {
  return specOf('clock', source.choose(clockDescriptions), { timezone: 'string' }, [])
}

/** A tool nobody has seen before, with one text parameter. */
export function newToolSpec(source: Source): ToolSpec {
  const noun = (): string => (source.chance(0.7) ? source.choose(nouns) : inventWord(source))
  const verb = source.chance(0.7) ? source.choose(toolVerbs) : inventWord(source)
  const name = source.pick([
    () => `${verb}_${noun()}`,
    () => `${verb}_${noun()}`,
    () => noun(),
    () => `${noun()}_${noun()}`,
    () => `${verb}-${noun()}`,
    () => `${verb}${capital(noun())}`,
  ])()
  const parameter = source.chance(0.7) ? source.choose(parameters) : noun()
  const description = source.choose(newDescriptions).replace('#', noun()).replace('@', source.choose(verbs))
  return specOf(name, description, { [parameter]: 'string' }, source.chance(0.8) ? [parameter] : [])
}

/** A tool that stands there and is not asked for. */
export function idleToolSpec(source: Source): ToolSpec {
  if (source.chance(0.6)) return newToolSpec(source)
  const [name, description, properties] = source.pick(idleTools)
  return specOf(name, description, properties, Object.keys(properties))
}

function specOf(
  name: string,
  description: string,
  types: Readonly<Record<string, string>>,
  required: readonly string[],
): ToolSpec {
  const properties = Object.fromEntries(Object.entries(types).map(([key, type]) => [key, { type }]))
  return { name, description, parameters: { type: 'object', properties, required: [...required] } }
}

function capital(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}

const calculatorDescriptions = lines(`
Compute the value of an expression with + - * / % and parentheses.
Compute the value of an expression with + - * / % and parentheses.
Evaluate an arithmetic expression.
Does arithmetic.
A calculator.
Calculates an expression exactly.
Evaluates maths.
Work out a sum.
Computes.
Exact arithmetic on one expression.
`)

const clockDescriptions = lines(`
Current date, time and weekday, optionally in an IANA time zone.
Current date, time and weekday, optionally in an IANA time zone.
Current date and time.
Tells the time, optionally in a time zone.
Get the current date, time and weekday.
The current time in an IANA time zone.
A clock.
Returns date and time.
What time it is now.
The time and the date.
`)

const toolVerbs =
  'get set find read write open close start stop send make list check look search fetch run play show move copy add remove count sort load save print draw scan turn lock call test build pack update create delete lookup query track'.split(
    ' ',
  )

const parameters =
  'text query name city path message title word key id topic item place value input url file target code label subject question body command color address person'.split(
    ' ',
  )

const newDescriptions = lines(`
Looks up a #.
Returns the # for a name.
Finds a #.
Sends a #.
Reads the #.
Checks the #.
Opens the # by name.
Tells what the # @.
Gets # data.
Searches for a #.
Writes a # to the list.
Starts the #.
The # service.
Makes a new #.
Gives the state of a #.
Shows the # that @.
`)

const idleTools: readonly (readonly [string, string, Readonly<Record<string, string>>])[] = [
  ['read_file', 'Read a file.', { path: 'string' }],
  ['web_search', 'Search the web.', { query: 'string' }],
  ['write_note', 'Save a note.', { text: 'string' }],
  ['send_mail', 'Send an e-mail.', { to: 'string', body: 'string' }],
  ['list_files', 'List files.', { folder: 'string' }],
  ['run_shell', 'Run a command.', { command: 'string' }],
  ['translate', 'Translate text.', { text: 'string', to: 'string' }],
  ['set_timer', 'Set a timer.', { minutes: 'number' }],
]
