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
thank you bot
yes thanks
i want to thank you
thank you for explaining that
that's very kind of you, thanks
thank you my friend
awesome, thanks
i appreciate your help
thank you for the tip
thnx
thank you again
nice, thanks
i'm so grateful to you
ok thank you
thanks heaps
thanks for the help
thanks, that was useful
cheers orion
oh thank you
many many thanks
thanks for answering
that really helped, thanks
thanks friend
alright, thank you
i can't thank you enough
thanks for the quick reply
thank you v much
thanks again
perfect, thanks
i am very grateful
thanks for trying
tks
thank you for your help
thanks, that was helpful
cheers, that helped
ok, thanks a lot
a big thank you
thank you for helping
that helps, thank you
thanks bot
yes, thank you
i just wanted to say thanks
thanks for your time
so kind of you, thank you
thanks buddy
great, thank you
really appreciated
thank you for being so patient
thanx
thanks for everything
lovely, thanks
cheers for that
okay thanks
thanks ever so much
thanks for helping me
thank you, that helps a lot
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
bye bot
good night, sleep well
have a lovely weekend
see ya later
gotta run
goodbye then
time for bed
take care of yourself
talk to you tomorrow
i'll leave you now
alright, bye
i'm out
it was nice talking to you, bye
till next time
let's stop for today
bb
i must be off
so long, friend
good night orion
have a great day
see you on monday
got to go
goodbye my friend
i'm going to sleep
enjoy your evening
i'll see you tomorrow
time to say goodbye
well, goodbye
i'm off
thank you, goodbye
speak to you later
that's it for today
byee
i must go
i'll be back tomorrow
later, orion
have a nice evening
see you next time
i've got to go
bye friend
sweet dreams
have a good night
cu later
gotta go now, bye
ok goodbye
i'm going home now
take care, bye
talk later
i'm done for today
bye everyone
i have to leave
signing off
catch you tomorrow
let's continue tomorrow
see you later orion
i need to leave now
`
  .trim()
  .split('\n')
