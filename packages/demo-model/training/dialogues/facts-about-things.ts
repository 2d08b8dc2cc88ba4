import type { FactKind } from './fact-kind.ts'
import { details, events, favourites, secrets, things } from './pools/fact-nouns.ts'
import { animals, colours, foods, nouns, relatives } from './pools/words.ts'
import type { Source } from './source.ts'
import { anyWord, codeValue, digits, inventWord, personName, timeOfDay } from './values.ts'
import { lines } from './wording.ts'

/** Often any word at all, so that the model compares what is asked with what was told instead of knowing a list. */
function nounOf(usual: readonly string[]): (source: Source) => string {
  return (source) => {
    const kind = source.next()
    return kind < 0.5 ? source.choose(usual) : kind < 0.78 ? source.choose(nouns) : inventWord(source)
  }
}

/** What somebody or something of the user is called. */
export const calledFact: FactKind = {
  weight: 26,
  noun: (source) => nounOf(source.pick([animals, animals, relatives, relatives, things]))(source),
  value: (source) => (source.chance(0.75) ? personName(source) : anyWord(source)),
  yours: 'your # is called {v}',
  theirs: "the user's # is called {v}",
  tell: lines(`
    my # is called {v}
    I have a # called {v}
    I've got a # named {v}
    my #'s name is {v}
    the name of my # is {v}
    my # is named {v}
    {v} is my #
    we have a # named {v}
    we have a # called {v}
    I call my # {v}
    my #, {v}, is great
    my new # is called {v}
    {v} is the name of my #
    there is a # in my life called {v}
    I named my # {v}
    we have a # and call it {v}
    my # goes by {v}
    I got a #, its name is {v}
    my #'s called {v}
  `),
  ask: lines(`
    what is my # called?
    what's my # called?
    what is my #'s name?
    what is the name of my #?
    how is my # called?
    do you remember the name of my #?
    what's the name of my #?
    what is my # called again?
    who is my #?
    tell me the name of my #
    my #'s name?
    do you know my #'s name?
    what did I call my #?
    what was the name of my #?
    do you know what my # is called?
    can you tell me what my # is called?
    name of my #?
    what name does my # have?
    how did I say my # is called?
  `),
}

/** When something begins. */
export const timeFact: FactKind = {
  weight: 8,
  noun: nounOf(events),
  value: timeOfDay,
  yours: 'your # is at {v}',
  theirs: "the user's # is at {v}",
  tell: lines(`
    my # is at {v}
    I have a # at {v}
    the # is at {v}
    my # starts at {v}
    there is a # at {v} for me
    don't forget my # at {v}
    I must be at my # at {v}
    I have my # at {v}
    my #: {v}
    I've got a # at {v}
    my # begins at {v}
    at {v} I have a #
    today my # is at {v}
  `),
  ask: lines(`
    when is my #?
    what time is my #?
    at what time is my #?
    when does my # start?
    do you know when my # is?
    what time did I say my # is?
    when is the #?
    when is my # again?
    tell me when my # is
    when do I have my #?
    what time does my # start?
    do you remember when my # is?
    at what time do I have my #?
    when was my #?
    when is the # again?
    at what time is my # again?
    when's my # again?
    when was the # again?
  `),
}

/** Codes, plans and other things of nobody. */
export const secretFact: FactKind = named(14, 'the #', 'the #', nounOf(secrets), codeValue)

/** The user's favourite of anything. */
export const favouriteFact: FactKind = named(
  10,
  'your favourite #',
  "the user's favourite #",
  nounOf(favourites),
  (source) =>
    source.pick([() => source.choose(colours), () => source.choose(foods), () => anyWord(source)])(),
)

/** Numbers, names and other details of the user. */
export const detailFact: FactKind = named(10, 'your #', "the user's #", nounOf(details), (source) =>
  source.chance(0.4) ? digits(source, 1, 6) : codeValue(source),
)

/** `the door code is 4711`, `my favourite colour is red`: the commonest way to tell something. */
function named(
  weight: number,
  yours: string,
  theirs: string,
  noun: (source: Source) => string,
  value: (source: Source) => string,
): FactKind {
  const own = yours.replace('your', 'my')
  const wordings = (text: string): readonly string[] => lines(text.replaceAll('@', own))
  return {
    weight,
    noun,
    value,
    yours: `${yours} is {v}`,
    theirs: `${theirs} is {v}`,
    tell: wordings(`
      @ is {v}
      remember that @ is {v}
      @ is {v}, remember it
      please note that @ is {v}
      btw @ is {v}
      {v} is @
      just so you know, @ is {v}
      please remember that @ is {v}
      fyi @ is {v}
      @: {v}
      keep in mind that @ is {v}
      I want you to know that @ is {v}
      as for @, it is {v}
      note: @ is {v}
      remember this: @ is {v}
      @ is {v}.
      by the way, @ is {v}
      don't forget, @ is {v}
      I tell you that @ is {v}
    `),
    ask: wordings(`
      what is @?
      what's @?
      do you remember @?
      tell me @
      do you know @?
      can you tell me @?
      what was @ again?
      what is @ again?
      I forgot @, what is it?
      remind me of @
      @ is what?
      do you still know @?
      what did I say @ is?
      give me @
      which is @?
      @?
      please tell me @
      what did I tell you about @?
      could you tell me @?
      @ again?
      what about @?
      what's @ again?
      @, do you know it?
      @, do you remember it?
      do you recall @?
      @, what was it?
      what was @?
    `),
  }
}
