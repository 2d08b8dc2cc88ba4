import type { Turn } from './dialogue.ts'
import { askForFact, factAnswer, factNote, factNotTold, factSummary, makeFact, tellFact } from './facts.ts'
import type { Fact } from './facts.ts'
import { expectObedience, makeReminder, obey, placeReminder } from './reminders.ts'
import type { Scene } from './scene.ts'
import { capitalise, lines, say } from './wording.ts'

/** The user tells one fact or two, or corrects one. */
export function tellTurn(scene: Scene): Turn {
  const { source, facts } = scene
  if (facts.size > 0 && source.chance(0.06)) return correctionTurn(scene)
  const told = new Map<string, Fact>()
  const count = source.weighted([
    [1, 6],
    [2, 2],
    [3, 0.5],
  ])
  while (told.size < count) {
    const fact = makeFact(source)
    if (!facts.has(fact.about)) told.set(fact.about, fact)
  }
  const list = [...told.values()]
  list.forEach((fact) => facts.set(fact.about, fact))
  const user = list.map((fact) => tellFact(source, fact)).join(source.pick([' and ', '. ', ', ', '; ']))
  return plainTurn('tell', user, acknowledge(scene, list), { contains: [['noted', 'nice to meet']] })
}

function correctionTurn({ source, facts }: Scene): Turn {
  const old = source.pick([...facts.values()])
  const fact = { ...old, value: old.another() }
  facts.set(fact.about, fact)
  const user = `${source.pick(corrections)}${tellFact(source, fact)}`
  return plainTurn('tell', user, factNote([fact]), { contains: [['noted']] })
}

function acknowledge({ source }: Scene, facts: readonly Fact[]): string {
  const [first] = facts
  const isName = facts.length === 1 && first?.yours === 'your name is {v}'
  if (isName && source.chance(0.5)) return `Nice to meet you, ${capitalise(first.value)}!`
  return factNote(facts)
}

/** The user asks for one of the facts they told. Tells one first when there is none. */
export function recallTurn(scene: Scene): Turn {
  const { source, facts } = scene
  if (facts.size === 0) return tellTurn(scene)
  return askTurn(scene, source.pick([...facts.values()]), source.chance(0.3))
}

/** The user asks for this fact. */
export function askTurn(scene: Scene, fact: Fact, isReminded = false): Turn {
  const { source } = scene
  const user = askForFact(source, fact)
  if (!isReminded) return plainTurn('recall', user, factAnswer(fact), { contains: [[fact.value]] })
  const { text, wish } = makeReminder(source, true)
  return {
    ...plainTurn(
      'reminder',
      user,
      obey(wish, factAnswer(fact), fact.value),
      expectObedience(wish, fact.value),
    ),
    reminder: placeReminder(source, text, false),
  }
}

/** The user asks for something they never told. */
export function notToldTurn({ source, facts }: Scene): Turn {
  let fact = makeFact(source)
  while (facts.has(fact.about)) fact = makeFact(source)
  return plainTurn('not-told', askForFact(source, fact), factNotTold(fact), { contains: [['not told']] })
}

/** The user asks what is known of them. */
export function listFactsTurn({ source, facts }: Scene): Turn {
  const known = [...facts.values()]
  return plainTurn(
    'list-facts',
    say(source, source.choose(listQuestions)),
    factSummary(known),
    expectFacts(known),
  )
}

/** How a list of facts is recognised. */
export function expectFacts(facts: readonly Fact[]): Turn['expect'] {
  return facts.length === 0 ? { contains: [['none']] } : { facts: facts.map(({ value }) => value) }
}

/** A turn without calls. */
export function plainTurn(skill: Turn['skill'], user: string, answer: string, expect: Turn['expect']): Turn {
  return { skill, user, steps: [], answer, expect, learn: true }
}

const corrections = [
  'actually ',
  'correction: ',
  'sorry, ',
  'no wait, ',
  'I was wrong, ',
  'that has changed: ',
  'update: ',
]

const listQuestions = lines(`
summarise our conversation
what do you know about me?
list everything I told you
sum up what I told you
what did I tell you?
give me a summary of this conversation
what facts do you remember?
sum up our conversation so far
what have I told you so far?
list what you know about me
tell me everything you know about me
which facts have I told you?
what do you remember about me?
summarise what I told you
list all the facts
summarise what you know about me
list the facts you know
what do you remember?
please sum up our conversation
what have you noted so far?
tell me what I told you
recap our conversation
list everything you remember
list everything you know about me
`)
