import { pairs } from '../wording.ts'

/** Requests that go on from a result, and the operator. */
export const followUps: readonly (readonly [string, string])[] = pairs(`
plus {n}? | +
now add {n} | +
minus {n}? | -
times {n}? | *
divide that by {n} | /
and multiply it by {n} | *
subtract {n} from that | -
and plus {n}? | +
and divided by {n}? | /
now multiply that by {n} | *
add {n} to it | +
and minus {n}? | -
take {n} away from it | -
and times {n}? | *
what if you add {n}? | +
now divide it by {n} | /
multiply the result by {n} | *
and if I add {n} to that? | +
and now divided by {n} | /
now times {n} | *
divide it by {n} | /
then divide that by {n} | /
now subtract {n} | -
add another {n} | +
plus another {n} | +
and then plus {n} | +
minus another {n} | -
and what is that divided by {n}? | /
and what is that plus {n}? | +
what is that times {n}? | *
now divide the result by {n} | /
subtract {n} from the result | -
add {n} to the result | +
multiply that by {n} | *
now plus {n} | +
and that minus {n}? | -
then add {n} | +
and if I divide it by {n}? | /
and if you subtract {n}? | -
take away {n} | -
`)
