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
`
  .trim()
  .split('\n')

/** Friendly remarks about the assistant or its last answer. */
export const compliments: readonly string[] = `
spot on
you make me smile
you're very helpful
good job
you are the best
you're awesome
that was a good answer
you are really smart
you're cute
that's right, good job
you did well
you're great
full marks
you are polite
you're better than i expected
impressive
you are so kind
you're a genius
i'm impressed
i like talking to you
correct, well done
you are a nice little bot
this is really cool
well done
you got it right
bravo
excellent work
i like you
what a good answer
you're funny
that's impressive
that was quick
you are clever
great answer
nice work
i love you
good bot
not bad for a small model
brilliant
keep up the good work
`
  .trim()
  .split('\n')

/** Unfriendly remarks about the assistant or its last answer. */
export const complaints: readonly string[] = `
are you even listening
that didn't help
you got it wrong
this is boring
you're no help at all
you can't do anything
that is wrong
that's nonsense
you made a mistake
this doesn't work
i don't like that answer
you are not very smart
this is a waste of time
you're wrong again
you are too slow
that's not what i asked
that makes no sense
you didn't answer my question
i'm disappointed
this is bad
you keep saying the same thing
what a silly answer
no, that's incorrect
you know nothing
not good enough
bad bot
you are useless
you're stupid
wrong answer
you are so annoying
that's not true
terrible
why are you so bad at this
that was not helpful
stop talking nonsense
i hate you
rubbish
come on, you can do better
what are you talking about
you don't understand me
`
  .trim()
  .split('\n')
