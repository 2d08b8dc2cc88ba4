import type { FactKind } from './fact-kind.ts'
import { foods, hobbies, jobs } from './pools/words.ts'
import { anyWord, inventWord, personName, placeName } from './values.ts'
import { lines } from './wording.ts'

/** What the user is called. */
export const nameFact: FactKind = {
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
    can you tell me what my name is?
    remind me what my name is
    what was my name?
    can you tell me my name?
  `),
}

/** Where the user lives. */
export const homeFact: FactKind = {
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
    we are living in {v}
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
}

/** What the user does for a living. */
export const workFact: FactKind = {
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
}

/** How old the user is. */
export const ageFact: FactKind = {
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
}

/** What the user likes. */
export const likingFact: FactKind = {
  weight: 5,
  value: (source) =>
    source.pick([
      () => source.choose(foods),
      () => source.choose(hobbies),
      () => anyWord(source).toLowerCase(),
    ])(),
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
    what is it I like?
    what is it that I enjoy?
    what was it that I like?
    do you know what it is that I like?
    what is it that I love?
    tell me what it is that I like
    what did I tell you that I like?
    what is it that I said I like?
  `),
}
