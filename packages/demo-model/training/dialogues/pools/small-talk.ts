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
`
  .trim()
  .split('\n')

/** Ways a user says thank you. */
export const thanks: readonly string[] = `
tysm
thanks anyway
thank you very much
that helped a lot
thanks
thank you kindly
ty
thanks a bunch
thank you for the answer
i appreciate it
thanks, that helps
thank you orion
cheers
thanks for being patient
thank you
much appreciated
thanks orion
thank you for your time
ta
thanks a lot
thank you, that's all i needed
nice, ty
thanks for explaining
perfect, thank you
you've been a great help
thanks so much
very grateful for that
cheers mate
thanks a million
i owe you one
thx
thanks for that
i'm grateful
got it, thank you
big thanks
that was helpful, thank you
ok thanks
thank you so much
right, thanks
that's kind, thank you
great, thanks
lovely, thank you
many thanks
exactly what i needed, thanks
no worries, thanks for trying
how kind, thanks
thanks for your help
cool, thanks
ah thanks
wonderful, thanks
`
  .trim()
  .split('\n')

/** Ways a user says goodbye. */
export const goodbyes: readonly string[] = `
i'm off now
see you
bye orion
have a nice day
i'm going to bed
see ya
bye
i'm leaving now
see you around
goodbye
that's it from me
bye for now
i have to go
until next time
see you later
have a good evening
so long
well, i'd better be going
gotta go
see you tomorrow
i'm done here, bye
later
goodbye orion
over and out
enjoy your day
bye bye
time for me to go
let's stop here
i'll be back later
adios
speak soon
i need to get back to work, bye
catch you later
take care
thanks and goodbye
ciao
cya
farewell
that's all for today
ttyl
until tomorrow
talk to you later
cheerio
night night
have a good one
sleep well
ok bye
good night
ta ta
got to run, bye
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
`
  .trim()
  .split('\n')
