import { lines, pairs } from '../wording.ts'

/** Cousins of wordings that were missed, learned from where the corpus says so; each list has its own eighth held out. */

/** More of `stories`. */
export const laterStories: readonly (readonly [string, string])[] = pairs(`
every {box} has {a} {noun}s. I have {b} {boxes}. how many {noun}s do I have? | {a} * {b}
each {box} has {a} {noun}s. I have {b} {boxes}. how many {noun}s do I have? | {a} * {b}
each box has {a} {noun}s. I have {b} boxes. how many {noun}s is that? | {a} * {b}
every bag has {a} {noun}s. I have {b} bags. how many {noun}s are there? | {a} * {b}
every shelf has {a} {noun}s. I have {b} shelves. how many {noun}s do I have? | {a} * {b}
one {box} has {a} {noun}s. I have {b} {boxes}. how many {noun}s do I have? | {a} * {b}
a {box} has {a} {noun}s. we have {b} {boxes}. how many {noun}s do we have? | {a} * {b}
every {box} holds {a} {noun}s. there are {b} {boxes}. how many {noun}s are there? | {a} * {b}
each of {a} people gets {b} {noun}s, how many {noun}s is that? | {a} * {b}
each of {a} children gets {b} {noun}s. how many {noun}s do we need? | {a} * {b}
each of {a} players gets {b} {noun}s. how many {noun}s do we need? | {a} * {b}
each of the {a} people gets {b} {noun}s. how many {noun}s do we need? | {a} * {b}
every one of {a} people gets {b} {noun}s. how many {noun}s do we need? | {a} * {b}
{a} people get {b} {noun}s each. how many {noun}s do we need? | {a} * {b}
each of {a} workers gets {b} {noun}s. how many {noun}s do we need? | {a} * {b}
each of {a} teams gets {b} {noun}s. how many {noun}s do they get? | {a} * {b}
each of us {a} people needs {b} {noun}s. how many {noun}s do we need? | {a} * {b}
all {a} guests get {b} {noun}s each, how many {noun}s do we need? | {a} * {b}
every child gets {a} {noun}s and there are {b} children. how many {noun}s do we need? | {a} * {b}
we are {a} people and each gets {b} {noun}s. how many {noun}s do we need? | {a} * {b}
how many people fit in {a} vans of {b} seats? | {a} * {b}
how many people fit in {a} boats of {b} seats? | {a} * {b}
how many children fit in {a} cars of {b} seats? | {a} * {b}
how many {noun}s fit on {a} shelves of {b}? | {a} * {b}
how many people fit into {a} rooms of {b} beds? | {a} * {b}
how many players are in {a} teams of {b}? | {a} * {b}
`)

/** More of `spoken`: three numbers, and a number that is not written in digits. */
export const laterSpoken: readonly (readonly [string, string])[] = pairs(`
the product of {a} and {b} divided by {c} | {a} * {b} / {c}
the product of {a} and {b} multiplied by {c} | {a} * {b} * {c}
the product of {a} and {b} over {c} | {a} * {b} / {c}
the product of {a} and {b}, times {c} | {a} * {b} * {c}
the product of {a} and {b} less {c} | {a} * {b} - {c}
the product of {a} times {b} and {c} | {a} * {b} * {c}
the product of {a} and {b} and {c} | {a} * {b} * {c}
the product of the numbers {a}, {b} and {c} | {a} * {b} * {c}
{a} times the product of {b} and {c} | {a} * {b} * {c}
{a} plus the product of {b} and {c} | {a} + {b} * {c}
{a} times two times {b} | {a} * 2 * {b}
{a} times three times {b} | {a} * 3 * {b}
{a} times four times {b} | {a} * 4 * {b}
{a} times five times {b} | {a} * 5 * {b}
{a} times six times {b} | {a} * 6 * {b}
{a} times eight times {b} | {a} * 8 * {b}
{a} times a hundred times {b} | {a} * 100 * {b}
{a} times ten plus {b} | {a} * 10 + {b}
{a} times ten minus {b} | {a} * 10 - {b}
{a} times ten | {a} * 10
{a} times seven | {a} * 7
{a} times twenty times {b} | {a} * 20 * {b}
{a} times nine times {b} | {a} * 9 * {b}
{a} times seven times {b} | {a} * 7 * {b}
{a} minus two times {b} | {a} - 2 * {b}
{a} plus two times {b} | {a} + 2 * {b}
{a} minus twice the number {b} | {a} - {b} * 2
{a} minus double {b} plus {c} | {a} - {b} * 2 + {c}
{a} plus twice {b} plus {c} | {a} + {b} * 2 + {c}
{a} minus three times {b} plus {c} | {a} - {b} * 3 + {c}
{a} after {b} is subtracted | {a} - {b}
{a} after {b} is added | {a} + {b}
{a} after {b} is taken off | {a} - {b}
{a} once {b} is subtracted | {a} - {b}
{a} after taking away {b} | {a} - {b}
{a} after subtracting {b} | {a} - {b}
{a} after {b} and {c} are taken away | {a} - {b} - {c}
the sum of {a} and {b} times {c} | ({a} + {b}) * {c}
the difference of {a} and {b} times {c} | ({a} - {b}) * {c}
`)

/** More of `followUps`. */
export const laterFollowUps: readonly (readonly [string, string])[] = pairs(`
take off {n} | -
now take away {n} | -
and take away {n} | -
take {n} away | -
please take away {n} | -
take away {n} from it | -
take away {n} from that | -
then take away {n} | -
take another {n} away | -
add another {n} to it | +
now add another {n} | +
and another {n} | +
add {n} again | +
subtract {n} from it | -
subtract {n} from the answer | -
and subtract {n} from the result | -
`)

/** More of `whoAreYou`. */
export const laterWhoAreYou: readonly string[] = lines(`
did microsoft make you
did openai make you
did meta make you
did apple make you
did a company make you
did somebody make you
did mistral make you
did anthropic make you
were you developed by google
were you developed by openai
were you developed by a company
were you developed by microsoft
were you built by google
were you built by meta
were you trained by openai
were you written by anthropic
was it google that made you
was it anthropic that made you
do you have emotions
do you have a heart
do you have opinions
do you have a soul
do you have a body
do you have feelings like me
do you have dreams
do you have a mind
do you have thoughts
do you have friends
do you have parents
do you have a birthday
how do you make your answers
how do you find your answers
how do you know what to say
how do you come up with this
what is the story behind you
what's the story of you
what's the idea behind you
what's the point of you
`)

/** More of `whatCanYouDo`. */
export const laterWhatCanYouDo: readonly string[] = lines(`
guide me
show me a guide
is there a guide
a guide please
give me a guide
show the guide
user guide
menu please
show the menu
show me the menu
is there a menu
main menu
open the menu
options please
show options
show me the options
what options are there
my options
list the options
features please
commands please
manual please
tutorial please
instructions
`)

/** More of `howBigAreYou`. */
export const laterHowBigAreYou: readonly string[] = lines(`
what is your iq
what's your size
what's your weight
how much do you weigh
how heavy is this model
how heavy is the file
how small are you
how tiny are you
how high is your iq
do you have a high iq
what iq do you have
tell me your iq
tell me your weight
how light are you
how fat are you
how strong are you
`)

/** More of `areYouReliable`. */
export const laterAreYouReliable: readonly string[] = lines(`
can you write long stories
can you write long answers
can you write long letters
can you write long replies
can you write books
can you write essays
can you write long messages
can you write a lot of text
can you read long texts
is what you say correct
is what you say true
is what you tell me correct
is what you write true
is what you write right
is what you answer correct
is what you know true
how well do you know geography
how well do you know science
how well do you know the world
how well do you know english
how well do you know maths
how well do you know people
how well do you know music
how well do you know history and art
`)
