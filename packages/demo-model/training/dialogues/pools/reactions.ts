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
you are very clever
that was a great answer
that was fast
best bot ever
you are doing a great job
you're a smart bot
a very good answer
really good for such a small model
you're very kind
amazing job
you are brilliant
i like that answer
keep it up
what a friendly bot
correct, good job
you are great
i love this bot
you nailed it
you've been very helpful
you are impressive
you're the best bot
you did very well
you are smart
that is a good answer
wow, you are good
you make me laugh
great work
smart answer
perfect answer
good boy
you are so friendly
well done, little bot
you're wonderful
i really like you
you're a star
you are very helpful
you were right, nice work
you're good at this
you did great
you're so clever
that was a very good answer
that was very quick
you are funny
good work
clever bot
nice answer
what a nice bot
you are very nice
well done, orion
you are amazing
i love your answers
bravo, orion
you're so cute
right, well done
you are awesome
i love talking to you
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
you are wrong
silly bot
i don't like this
that was a bad answer
that doesn't help at all
that's wrong
you are annoying
i'm not impressed
this answer makes no sense
you don't understand anything
that is the wrong answer
you're terrible at this
you can't even do that
what nonsense
that's not an answer
that isn't right
you're useless
this sucks
you're so stupid
stop repeating yourself
another mistake
that was no help
no, you're wrong again
you are boring
how disappointing
your answers are bad
you never understand me
wrong again
you're so bad
this takes too long
that is nonsense
you are not answering my question
this is not correct
that was awful
why can't you understand me
you are rubbish
you always say the same
you made a mistake again
you're not helping
you were wrong
you're dumb
i hate this bot
what a stupid answer
it doesn't work
this is wrong
how annoying
not good
you're not making sense
you don't listen
that was wrong
this is terrible
waste of time
this is rubbish
i didn't ask for that
no, that's not right
you are no use
`
  .trim()
  .split('\n')
