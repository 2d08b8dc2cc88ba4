import { lines, pairs } from '../wording.ts'

/** What the third lessons add; each list has its own eighth held out. */

/** More of `spoken`. */
export const lastSpoken: readonly (readonly [string, string])[] = pairs(`
{a} when {b} is added | {a} + {b}
{a} once {b} is added | {a} + {b}
{a} if {b} is added | {a} + {b}
{a} after adding {b} | {a} + {b}
{a} after {b} and {c} are added | {a} + {b} + {c}
{a} when {b} is added to it | {a} + {b}
{a} after {b} is taken from it | {a} - {b}
{a} when {b} is added and {c} is taken away | {a} + {b} - {c}
{a} after you add {b} | {a} + {b}
{a} after I add {b} | {a} + {b}
{a} after you take away {b} | {a} - {b}
{a} after I take away {b} | {a} - {b}
{a} when you add {b} | {a} + {b}
{a} minus the double of {b} | {a} - {b} * 2
{a} plus the double of {b} | {a} + {b} * 2
{a} after I subtract {b} | {a} - {b}
{a} minus twice as much as {b} | {a} - {b} * 2
{a} plus twice {b} minus {c} | {a} + {b} * 2 - {c}
{a} times twice {b} plus {c} | {a} * {b} * 2 + {c}
{a} minus the triple of {b} | {a} - {b} * 3
{a} minus half of {b} minus {c} | {a} - {b} / 2 - {c}
twice the sum of {a} and {b} | ({a} + {b}) * 2
twice the product of {a} and {b} | {a} * {b} * 2
half of the sum of {a} and {b} | ({a} + {b}) / 2
eight times {a} | {a} * 8
six times {a} | {a} * 6
seven times {a} plus {b} | {a} * 7 + {b}
eight times {a} plus {b} | {a} * 8 + {b}
nine times {a} minus {b} | {a} * 9 - {b}
{a} plus eight times {b} | {a} + {b} * 8
{a} minus nine times {b} | {a} - {b} * 9
{a} plus seven times {b} | {a} + {b} * 7
{a} minus six times {b} | {a} - {b} * 6
{a} plus two times {b} plus {c} | {a} + {b} * 2 + {c}
`)

/** More of `orders`. */
export const lastOrders: readonly (readonly [string, string])[] = pairs(`
divide {a} by {b}, then add {c} | {a} / {b} + {c}
divide {a} by {b}, then multiply by {c} | {a} / {b} * {c}
divide {a} by {b}, then take away {c} | {a} / {b} - {c}
add {a} and {b}, then subtract {c} | {a} + {b} - {c}
multiply {a} by {b}, then divide by {c} | {a} * {b} / {c}
subtract {a} from {b}, then subtract {c} | {b} - {a} - {c}
double {a}, then subtract {b} | {a} * 2 - {b}
divide {a} by {b} and then take off {c} | {a} / {b} - {c}
square {a}, then subtract {b} | {a} * {a} - {b}
halve {a}, then subtract {b} | {a} / 2 - {b}
halve {a}, then add {b} | {a} / 2 + {b}
first add {a} and {b}, then subtract {c} | {a} + {b} - {c}
first multiply {a} by {b}, then add {c} | {a} * {b} + {c}
divide {a} by {b} first, then add {c} | {a} / {b} + {c}
subtract {a} from {b}, then divide by {c} | ({b} - {a}) / {c}
double {a}, then add {b} | {a} * 2 + {b}
multiply {a} by {b} and subtract {c} | {a} * {b} - {c}
multiply {a} by {b} and then add {c} | {a} * {b} + {c}
`)

/** More of `stories`. */
export const lastStories: readonly (readonly [string, string])[] = pairs(`
{person} had {a} {noun}s and sold {b}. how many are left? | {a} - {b}
{person} had {a} {noun}s and ate {b}. how many are left? | {a} - {b}
{person} had {a} {noun}s but lost {b}. how many does {person} have now? | {a} - {b}
{person} had {a} {noun}s and broke {b}. how many are left? | {a} - {b}
{person} had {a} {noun}s. then {person} lost {b}. how many are left? | {a} - {b}
we had {a} {noun}s and lost {b}. how many do we have now? | {a} - {b}
they had {a} {noun}s and lost {b}. how many are left? | {a} - {b}
we had {a} {noun}s and lost {b} of them. how many are left? | {a} - {b}
I count {a} blue {noun}s and {b} red ones, how many {noun}s in total? | {a} + {b}
I count {a} old {noun}s and {b} new ones, how many {noun}s {total}? | {a} + {b}
I count {a} {noun}s here and {b} there, how many {noun}s {total}? | {a} + {b}
I count {a} pink {noun}s and {b} white ones. how many {noun}s {total}? | {a} + {b}
we count {a} black {noun}s and {b} grey ones. how many {noun}s is that? | {a} + {b}
how many {noun}s fit in {a} drawers of {b}? | {a} * {b}
how many {noun}s fit on {a} tables of {b}? | {a} * {b}
how many {noun}s are on {a} shelves of {b}? | {a} * {b}
how many {noun}s stand on {a} shelves of {b}? | {a} * {b}
how many {noun}s fit on {a} trays of {b} each? | {a} * {b}
`)

/** More of `shortHere`. */
export const lastShortHere: readonly string[] = lines(`
what time have we got
which time do we have
what time do you have there
what time have we
what time do I have
what time do you make it
do you have the time
what time do you have
do we have the time
the time we have now
tell me the time now
let me know the time
say the time
read me the time
tell me the right time
give me the time now
`)

/** More of `whoAreYou`. */
export const lastWhoAreYou: readonly string[] = lines(`
do you have any feelings
do you have real feelings
do you have moods
do you have hopes
do you have wishes
do you have fears
do you have a feeling
do you have any emotions
do you have a brain
do you have eyes
did a person make you
did a human make you
did nvidia make you
did amazon make you
did students make you
did a person build you
`)

/** More of `whatCanYouDo`. */
export const lastWhatCanYouDo: readonly string[] = lines(`
give me the options
what are the options
tell me the options
show me your options
show me the features
show me the commands
show me the manual
list the features
show me a list of options
show me what there is
tell me my options
give me a menu
show me the list
what are my options
show me all options
give me the menu
`)
