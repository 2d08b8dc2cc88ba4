import { lines } from '../wording.ts'

/** What a tool may fail with; `@` is its name. */
export const errors: readonly string[] = lines(`
timeout
service unavailable
internal error
connection lost
out of memory
the tool crashed
rate limit reached
disk is full
not responding
network unreachable
the server is busy
unexpected end of input
@ took longer than 60000 ms.
the turn was stopped before the tool was done.
no answer from the server
@ is broken
the file is locked
too many requests
the service is down
@ took longer than 500 ms.
fetch failed
cannot reach the host
bad gateway
the database is closed
`)

/** Why a call may be denied. */
export const reasons: readonly string[] = lines(`
the person said no.
the user said no.
this tool is switched off.
only after 9 o'clock.
the limit of calls is reached.
not in this project.
nobody was there to ask.
it has run 3 times in this turn, which is the limit.
the user does not want this.
it costs too much.
not before the plan is done.
the administrator has blocked it.
too many calls in a minute.
the tool may not be used here.
it is not safe.
permission is missing.
`)

/** Denials in words that are not the harness’s. */
export const refusals: readonly string[] = lines(`
denied by the user
The user denied this call.
permission denied
not allowed by policy
The user did not allow this tool call.
blocked: needs approval
call rejected by the user
the tool call was denied
user said no
approval refused
access denied
the user has refused
`)

/** Why a call may be unreadable. */
export const unreadableProblems: readonly string[] = lines(`
The arguments are no JSON object.
The call is cut off.
The call could not be read.
The arguments are not valid JSON.
The arguments are cut off.
There is no name in the call.
The call has no arguments.
A string is not closed.
`)
