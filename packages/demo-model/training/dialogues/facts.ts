import { factKinds } from './fact-kinds.ts'
import type { Source } from './source.ts'
import { capitalise, fill, say } from './wording.ts'

/** Something a user says of their own life. */
export interface Fact {
  /** What it is about; of two facts about the same, the newer one holds. */
  readonly about: string
  readonly value: string
  /** Statement to the user, `{v}` for the value: `your cat is called {v}`. */
  readonly yours: string
  /** The same for a summary: `the user's cat is called {v}`. */
  readonly theirs: string
  readonly tell: readonly string[]
  readonly ask: readonly string[]
  /** Another value of the same kind. */
  readonly another: () => string
}

/** A fact of any kind; held-out sources use wordings and values that are never learned. */
export function makeFact(source: Source): Fact {
  const kind = source.weighted(factKinds.map((entry) => [entry, entry.weight] as const))
  const noun = kind.noun === undefined ? '' : kind.noun(source)
  const withNoun = (text: string): string => text.replaceAll('#', noun)
  const another = (): string => kind.value(source)
  return {
    about: withNoun(kind.yours),
    value: another(),
    another,
    yours: withNoun(kind.yours),
    theirs: withNoun(kind.theirs),
    tell: kind.tell.map(withNoun),
    ask: kind.ask.map(withNoun),
  }
}

/** A few facts about different things. */
export function makeFacts(source: Source, count: number): readonly Fact[] {
  const facts = new Map<string, Fact>()
  while (facts.size < count) {
    const fact = makeFact(source)
    if (!facts.has(fact.about)) facts.set(fact.about, fact)
  }
  return [...facts.values()]
}

export function tellFact(source: Source, fact: Fact): string {
  return say(source, source.choose(fact.tell), { v: fact.value })
}

export function askForFact(source: Source, fact: Fact): string {
  return say(source, source.choose(fact.ask))
}

/** `Your cat is called Theo.` */
export function factAnswer(fact: Fact): string {
  return `${capitalise(fill(fact.yours, { v: fact.value }))}.`
}

/** `Your cat is called... you have not told me.` It is said where the value would stand: where a fact is looked for. */
export function factNotTold({ yours }: Fact): string {
  const [before = ''] = yours.split(' {v}')
  return `${capitalise(before)}... you have not told me.`
}

/** `Noted: your cat is called Theo; you live in Oslo.` */
export function factNote(facts: readonly Fact[]): string {
  return `Noted: ${facts.map((fact) => fill(fact.yours, { v: fact.value })).join('; ')}.`
}

/** `Facts: the user's cat is called Theo; the user lives in Oslo.` */
export function factSummary(facts: readonly Fact[]): string {
  const list = facts.map((fact) => fill(fact.theirs, { v: fact.value })).join('; ')
  return `Facts: ${list === '' ? 'none' : list}.`
}
