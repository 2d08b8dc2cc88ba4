import { animals, colours, foods, hobbies, jobs, nouns, relatives } from './pools/words.ts'
import type { Source } from './source.ts'
import { anyWord, codeValue, digits, inventWord, personName, placeName, timeOfDay } from './values.ts'
import { lines } from './wording.ts'

/** A kind of fact. `#` stands for the thing it is about, `{v}` for the value. */
export interface FactKind {
  readonly weight: number
  readonly noun?: (source: Source) => string
  readonly value: (source: Source) => string
  readonly yours: string
  readonly theirs: string
  readonly tell: readonly string[]
  readonly ask: readonly string[]
}

/** Often any word at all, so that the model compares what is asked with what was told instead of knowing a list. */
function nounOf(usual: readonly string[]): (source: Source) => string {
  return (source) => {
    const kind = source.next()
    return kind < 0.5 ? source.choose(usual) : kind < 0.78 ? source.choose(nouns) : inventWord(source)
  }
}

const events =
  'meeting train flight appointment lesson call interview exam lunch bus dinner concert deadline class party date game show surgery wedding'.split(
    ' ',
  )
const things =
  'boat car bike team band robot school company street project server shop house village restaurant book game laptop phone hotel club garden'.split(
    ' ',
  )
const secrets =
  'code word|password|door code|secret word|pin|magic word|key phrase|passphrase|room number|access code|build number|ticket id|wifi password|safe code|gate code|launch code|secret|plan|project name|meeting room'.split(
    '|',
  )
const details =
  'locker number|phone number|order number|account number|shoe size|lucky number|seat number|flight number|zip code|house number|ticket number|home town|job title|nickname|star sign|street|middle name|last name|email|blood type|native language|badge id|username|hair colour|eye colour|bank|school|company'.split(
    '|',
  )
const favourites =
  'colour food film book song band sport drink animal city season number flower fruit game word place tea cheese hobby movie singer dish team show'.split(
    ' ',
  )

/** Every kind of fact a user may tell. */
export const factKinds: readonly FactKind[] = [
  {
    weight: 16,
    value: personName,
    yours: 'your name is {v}',
    theirs: "the user's name is {v}",
    tell: lines(`
      my name is {v}
      I'm {v}
      I am {v}
      call me {v}
      you can call me {v}
      this is {v}
      people call me {v}
      hello, my name is {v}
      {v} is my name
      hi, {v} here
      my name's {v}
      the name is {v}
      they call me {v}
      please call me {v}
      you are talking to {v}
      hey, I'm {v}
      My name is {v}.
      let me introduce myself, I am {v}
      by the way, my name is {v}
    `),
    ask: lines(`
      what is my name?
      what's my name?
      who am I?
      do you remember my name?
      do you know my name?
      tell me my name
      say my name
      what is my name again?
      what am I called?
      can you remember my name?
      my name is?
      what did I say my name was?
      how am I called?
      do you still know my name?
      my name?
      what do you call me?
      remind me what my name is
      what was my name?
      can you tell me my name?
    `),
  },
  {
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
      our # is called {v}
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
  },
  {
    weight: 9,
    value: placeName,
    yours: 'you live in {v}',
    theirs: 'the user lives in {v}',
    tell: lines(`
      I live in {v}
      my home is in {v}
      I am living in {v}
      I moved to {v}
      we live in {v}
      home for me is {v}
      I have lived in {v} for years
      I currently live in {v}
      I reside in {v}
      I'm living in {v} now
      I live in {v} with my family
      my flat is in {v}
      we moved to {v} last year
    `),
    ask: lines(`
      where do I live?
      where is my home?
      do you know where I live?
      which city do I live in?
      in which place do I live?
      tell me where I live
      where am I living?
      where did I say I live?
      where do I live again?
      do you remember where I live?
      what place do I live in?
      what city did I say I live in?
      what town do I live in?
    `),
  },
  {
    weight: 6,
    value: (source) => (source.chance(0.8) ? source.choose(jobs) : inventWord(source)),
    yours: 'you work as a {v}',
    theirs: 'the user works as a {v}',
    tell: lines(`
      I work as a {v}
      I am a {v}
      my job is {v}
      I'm a {v} by trade
      I earn my money as a {v}
      for work I am a {v}
      I have a job as a {v}
      my profession is {v}
      I'm a {v}
      I'm working as a {v}
      at work I am a {v}
    `),
    ask: lines(`
      what is my job?
      what do I do for work?
      what do I work as?
      do you know my job?
      what's my profession?
      how do I earn my money?
      what's my job?
      what did I say my job is?
      what kind of work do I do?
      do you remember my job?
      tell me my job
    `),
  },
  {
    weight: 4,
    value: (source) => String(source.integer(6, 99)),
    yours: 'you are {v} years old',
    theirs: 'the user is {v} years old',
    tell: lines(`
      I am {v} years old
      I'm {v} years old
      my age is {v}
      I am {v}
      I just turned {v}
      I'm {v}
      I will tell you my age: {v}
      I am now {v} years old
    `),
    ask: lines(`
      how old am I?
      what is my age?
      do you know how old I am?
      what's my age?
      tell me my age
      how old did I say I am?
      do you remember my age?
      can you tell me how old I am?
    `),
  },
  {
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
      my next # is at {v}
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
    `),
  },
  {
    weight: 5,
    value: (source) =>
      source.pick([() => source.choose(foods), () => source.choose(hobbies), () => anyWord(source).toLowerCase()])(),
    yours: 'you like {v}',
    theirs: 'the user likes {v}',
    tell: lines(`
      I like {v}
      I love {v}
      I really like {v}
      I enjoy {v}
      I am into {v}
      {v} is what I like
      I'm a fan of {v}
      I do like {v}
    `),
    ask: lines(`
      what do I like?
      what do I love?
      what did I say I like?
      do you remember what I like?
      do you know what I like?
      tell me what I like
      what am I into?
      what is it that I like?
    `),
  },
  named(14, 'the #', 'the #', nounOf(secrets), codeValue),
  named(10, 'your favourite #', "the user's favourite #", nounOf(favourites), (source) =>
    source.pick([() => source.choose(colours), () => source.choose(foods), () => anyWord(source)])(),
  ),
  named(10, 'your #', "the user's #", nounOf(details), (source) =>
    source.chance(0.4) ? digits(source, 1, 6) : codeValue(source),
  ),
]

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
    `),
  }
}
