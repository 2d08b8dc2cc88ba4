import { lines } from '../wording.ts'

/** Questions for a place `{c}`. */
export const placed: Readonly<Record<'time' | 'date' | 'weekday', readonly string[]>> = {
  time: lines(`
    what time is it in {c}?
    what's the time in {c}
    time in {c}?
    current time in {c}
    tell me the time in {c}
    what is the local time in {c}?
    how late is it in {c}?
    what is the time in {c} now?
    {c} time please
    what time do they have in {c} now?
    do you know the time in {c}?
    can you check the time in {c}?
    I need the time in {c}
    {c} time?
    what time is it right now in {c}?
    can you tell me what time it is in {c}?
    time now in {c}
    in {c}, what time is it?
    I want to call a friend in {c}, what time is it there?
    give me the current time in {c}
    what does the clock say in {c}?
    please check what time it is in {c}
    could you look up the time in {c}
    could you tell me the time in {c}?
    is it late in {c}? what time is it there
    what hour is it in {c}?
    show me the time in {c}
    my brother lives in {c}. what time is it there?
    what time is it over in {c}?
    local time {c}
    what is the current time for {c}?
    what's the current time in {c}?
  `),
  date: lines(`
    what is the date in {c}?
    which date is it in {c}?
    today's date in {c}
    what's today's date in {c}?
    date in {c} please
    what date do they have in {c}?
    tell me the date in {c}
    what date is it in {c}?
    what is today's date over in {c}?
    current date in {c}
    date in {c}?
    can you check the date in {c}?
    which day of the month is it in {c}?
    I need the date in {c}
    give me the date in {c}
    do you know the date in {c}?
  `),
  weekday: lines(`
    what day is it in {c}?
    which day of the week is it in {c}?
    what weekday is it in {c}
    day of the week in {c}?
    is it monday in {c}?
    which weekday do they have in {c}?
    tell me the weekday in {c}
    what day of the week is it in {c}?
    what day is it today in {c}?
    is it already sunday in {c}?
    weekday in {c}?
    can you tell me which day it is in {c}?
    is it the weekend in {c}?
    current weekday in {c}
    do you know what day it is in {c}?
    which day is it in {c}?
  `),
}

/** Questions without a place. */
export const here: Readonly<Record<'time' | 'date' | 'weekday', readonly string[]>> = {
  time: lines(`
    what time is it?
    what's the time?
    do you have the time?
    current time please
    tell me the time
    what is the time now?
    how late is it?
    what time is it now?
    time?
    time now?
    can you check the clock?
    what time do we have?
    I need to know what time it is
    what does the clock say?
    give me the time
    tell me what time it is
    the time please
    can you tell me the time?
    do you know what time it is?
    what is the current time?
    is it late? what time is it
    check the time
    could you tell me what time it is right now?
    what time is it right now?
    what is the time
    look at the clock for me
    show me the current time
    may I ask what time it is?
    what hour is it?
    I lost track of time, how late is it?
    use the clock: what time is it
    please tell me the time
  `),
  date: lines(`
    what is the date?
    what's today's date?
    which date is it today?
    today's date please
    what date is it?
    what is the date today?
    tell me the date
    what is today's date?
    date?
    give me today's date
    can you tell me the date?
    I need today's date
    what date do we have today?
    current date
    do you know the date?
    tell me today's date
    which day of the month is it?
    what's the date
    which date do we have
    please give me the date of today
    what's the current date?
    use the clock: which date is it
    could you check the date
    do you know today's date?
  `),
  weekday: lines(`
    what day is it?
    what day is it today?
    which day of the week is it?
    what weekday is today?
    what day of the week is today?
    which weekday is it?
    tell me the weekday
    which day of the week is it today?
    day of the week?
    is it monday today?
    is it friday yet?
    what day of the week do we have?
    do you know what day it is?
    which day is it?
    what day is today?
    what weekday is it?
    is today a sunday?
    can you tell me what day it is?
    what is the weekday?
    tell me what day of the week it is
    is it the weekend yet?
    today is which day?
    what day do we have
    can you tell me which day it is today?
  `),
}

/** Questions for a place in a few words, to stand beside another request. */
export const shortPlaced: readonly string[] = lines(`
what time is it in {c}
the time in {c}
what's the time in {c}
the current time in {c}
how late is it in {c}
what time do they have in {c}
the local time in {c}
what is the time in {c}
tell me the time in {c}
the current time for {c}
what the time is in {c}
the time right now in {c}
what time is it now in {c}
give me the time in {c}
check the time in {c}
what time is it over in {c}
time in {c}
can you tell me the time in {c}
show me the time in {c}
what time it is in {c}
do you know the time in {c}
the time they have in {c}
look up the time in {c}
what is the local time in {c}
`)

/** The same without a place. */
export const shortHere: readonly string[] = lines(`
what time is it
what's the time
the time
how late is it
what is the time
the current time
what time is it now
tell me the time
give me the time
tell me what time it is
what's the current time
the time right now
what the time is
do you know the time
check the time
what is the current time
tell me the current time
show me the time
what time it is
time now
what does the clock say
tell me how late it is
can you tell me the time
what time do we have
`)
