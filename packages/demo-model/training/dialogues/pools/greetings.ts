/** Ways a user says hello. */
export const greetings: readonly string[] = `
hello, good to see you
hi
hey hey
hello orion
hi, can you hear me
good afternoon
hello again
hi, let's chat
hey orion
hello hello
hi, nice to meet you
hey, i'm back
hello
hi orion
good morning to you
hello, is anybody there
hi everyone
hey
hello computer
hi there
hey buddy
hello friend
good morning
hi again
hey, you there?
hello, shall we talk
good morning orion
hey there
hello world
yo orion
good evening
hi, just saying hello
afternoon
hiya
pleased to meet you
anyone there?
heya
back again
hey, good to be here
knock knock, anyone home?
hallo
well hello
morning
oh hi
howdy
evening
nice to meet you
sup
long time no see
a very good evening
are you there?
yo
g'day
hi bot
good day
greetings
hullo
top of the morning
just popping in to say hi
hello there
hello bot
hey robot
helo
hey, are you here
hi, good morning
hi friend
hi mate
gm
hey hello
good morning everyone
morning orion
hello you
hello from me
oh hey
greetings, orion
hey everybody
hello, i'm back
hey, let's talk
hi little robot
hi, good to see you again
is anyone home
hey, it's me
hello my friend
hi buddy
heyyy
hello, can you hear me?
hey, good afternoon
good evening orion
hey you
i wanted to say hello
oh hello
good evening to you
hello everyone
hi, i'm back again
bonjour
hello little bot
hey, nice to see you
hi, anybody here?
hello, it's me again
hey bot
hello machine
hiii
orion, are you there?
hello, good evening
good afternoon orion
hey man
just saying hi
hi hi
a good day to you
afternoon everyone
good morning again
hola
why hello there
hello, nice to meet you
hello, is anyone there
hi, it's me
`
  .trim()
  .split('\n')

/** Ways a user asks how the assistant is. */
export const howAreYou: readonly string[] = `
are you tired
how is it going?
how's your day
are you bored
how do things look on your side
how's it going
are you doing well
how r u
how's everything
what's up
how are you
how's my favourite bot
had a good day?
how goes it
are you happy
what's new
how is your day going
are you well?
feeling good today?
how was your day
i'm fine, and you?
how's life
how are things
everything alright with you?
hey how's it going
how are you feeling today
is everything ok over there
all good with you?
how are you doing
did you sleep well
so how are we today
how do you feel
anything new with you?
are you having a good day
how have you been
what are you doing right now
i'm good, how about you
how are you this evening
i hope you are well
what are you up to
how do you do
are you ok
you alright?
how are you feeling
tell me how you are
hello, how are you doing today?
good morning, how are you?
hi, how are you
how are you today
and how are you?
hi orion, how are you
how is everything going
you ok?
how do you feel today
are you feeling better
good evening, how are you
how is your day
i'm well, how are you
and how are you doing
are you okay?
how are you, friend
how was your weekend
what's up orion
how's it going with you
everything ok?
how are you tonight
have you had a good day
hope you are having a good day
how is everything
all well with you?
how are u
are you feeling good today
hey orion, how are you doing
how is life
doing well?
and you, how are you
are you all right today
how are you bot
how was your morning
what's up with you
how is it going today
are you sad
how are you this morning
have you been well
what are you doing today
how are things with you
is everything fine with you
how're you
did you have a nice weekend
hello, how are you
how's everything today
you doing ok?
how do you feel right now
are you doing fine
orion, how are you?
how's your day going
i'm fine, how are you
so how is it going
are you in a good mood
how are you now
how have you been lately
anything new
how are things today
everything fine with you?
how are you doing today
did you have a good day
`
  .trim()
  .split('\n')
