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
the connection was refused
no such file
the disk cannot be read
calculation failed
clock is not set
the tool is not responding
an internal error happened
too much data
@ failed
@ is not available
the server was closed
cannot read the file
the network is down
invalid response from the server
quota exceeded
the tool is busy
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
the user is away.
not now.
a rule forbids it.
it was run before.
this is not needed.
the limit of 5 calls in a minute is reached.
only 2 calls are allowed in this turn.
the user has to be asked first.
please ask again later.
it may only run with the consent of the user.
this tool needs a permission.
the user wants an answer without tools.
no tool may run at night.
it has run too often.
the project does not allow this.
the user said later.
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
not permitted
the call was blocked
this call was denied by the user
a rule forbids this call
the user rejected the call
permission was not given
tool use was refused
the tool is not allowed
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
