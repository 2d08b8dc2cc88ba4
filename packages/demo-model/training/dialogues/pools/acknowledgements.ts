/** Short reactions that ask for nothing. */
export const acknowledgements: readonly string[] = `
ok cool
good to know
that's what i thought
ok, got it
works for me
oh nice
that's interesting
i understand
good point
no problem
hmm
i see
that's fine
nice one
ok i get it
great
oh really
aha
ok
got it
wow
fine
that makes sense
lovely
oh i see
good
makes sense
noted
no worries
hmm ok
exactly
right
never mind
okay
i thought so
fair enough
alright
it's ok
awesome
cool
all right then
ah ok
perfect
k
sure
that's true
you're right
interesting
of course
nice
sounds good
amazing
yep
kk
yes
lol
yeah
haha ok
understood
very well
ok then
mhm
true enough
ah nice
that's cool
ok right
hahaha
i suppose so
i get it now
very interesting
ok, noted
right, i see
okey
yes ok
sounds fine
oh cool
oh, i didn't know that
fair point
yup
sure, why not
ah, i understand
that's good to know
ok nice
hmm, interesting
i agree
i see, interesting
all clear
ok, that makes sense
wow, interesting
no worries at all
got it now
good, good
okay, good to know
alright, sounds good
fantastic
yeah, makes sense
sure, ok
oh, that's interesting
that's okay
ok good
hm interesting
absolutely
ah, makes sense
that's fine with me
ok, i see
lol ok
never mind then
now i see
very good
okay, got it
alright then
roger
yes, that makes sense
sounds right
oh right
fine by me
`
  .trim()
  .split('\n')
