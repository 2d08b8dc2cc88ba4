/** Requests of daily life (shopping, fashion, relationships, homework, hobbies, half sentences), one template a line. */
export const dailyLifeTemplates: readonly string[] = `
Which {noun} should I buy?
best {noun} under {number} euros
cheap {noun}
where can I buy {food} online
Is a really {adjective} {noun} worth the money?
is the more expensive {noun} really better
track parcel {number}
when will the parcel arrive
How do I return the {noun}?
find a discount code for the {noun} shop
What size should I order?
are there any deals on a new {noun}
What should I wear to a wedding?
what do I wear for {hobby}
do brown shoes go with a black suit
What colour goes with green?
Is a very {adjective} hat still in fashion?
how do I wash a wool sweater
what haircut suits a round face
how do I make a pair of jeans softer
what did people wear in {year}
How do I tell {person} that I like them?
{person} doesn't answer any more, what should I do?
How do I say sorry to {person}?
should I text {person} first
I had a fight with {person} about the {noun}
is it okay to be friends with an ex
How do I make friends in {place}?
how do I ask the boss for more money
My neighbour is too loud at night, how do I tell him?
How do I break up with someone in a kind way?
how do I talk to a very {adjective} teenager
{person} is jealous of the {noun}, what now
what do I say to a friend who lost a pet {animal}
I can't stop thinking about {person}
How do I say no without being {adjective}?
Should I move to {place} for love?
homework help biology
I need help with an essay on {noun}
what are the main parts of a cell
Explain the causes of the war in {year} for a school test.
solve for x: 3x plus 5 equals {number}
how do I find the area of a circle
What is a prime number?
what is pythagoras' theorem
how do fractions work
check the answers to the {language} test
make flash cards for {language} words about {food}
How do I study for an exam in {number} days?
how do I write a good conclusion
what is the theme of the poem about the {noun}
label the parts of a flower
How do I get better at {hobby}?
how do I start with {hobby}
{hobby} tips for beginners
Is {hobby} expensive?
what do I need for {hobby}
Is it too late to start {hobby} at {number}?
where can I learn {hobby} in {place}
how long does it take to get good at {hobby}
{hobby} or {noun}, what should I spend the weekend on?
How do I make {hobby} fun for kids?
Should I quit the job as a {job}?
what should I ask in a job interview
prepare me for an interview as a {job}
How do I start a small business in {place}?
I need a plan for the {noun} project
make a checklist for moving house
checklist for a trip with a really {adjective} {animal}
how do I stop being late
How do I stay {adjective} under stress?
how do I say the {noun} is too {adjective} without hurting {person}
I need advice
I need something {adjective} for the {noun}
can you help me with the {noun}
can you fix this
could you check the {noun} for me
please find out why the {job} {verb} the {noun}
something with {food} and
how about the
and what if the {noun}
so the {noun} thing, how
{noun}?
{noun} {noun2}
{adjective} {noun} {place}
the {noun} from yesterday, you know
I was thinking that maybe the {noun}
my {animal} will not drink, what should I do?
my {animal} is limping
my {animal} keeps scratching the {noun}
my {animal} has eaten a {noun}
my {animal} looks sad today
why does my {animal} hide under the bed
my neighbour is too loud at night
my sister will not talk to me
my boss is never happy with my work
my {noun} makes a strange noise
my {noun} is broken, can it be repaired?
my {noun} smells bad
my {noun} has stopped working
my {noun} won't open
my screen is black
my camera does not turn on
my {food} is too sweet, what now?
my back hurts
my tooth hurts since yesterday
my eyes are red and dry
I'm so tired today
I'm hungry
I'm sad, cheer me up
I'm lonely
I'm afraid of flying
I'm cold
I'm lost in {place}
I'm learning {hobby}, what should I know?
I'm looking for a {adjective} {noun} for my father
I'm late for work
I feel sick
I feel alone
I cannot find my {noun}
I cannot decide between {noun} and {noun2}
I lost my {noun} in {place}
I need to sleep better
I have nothing to do
I have a cold, what helps?
I have to give a talk about the {noun} on Friday
I've broken my {noun}
I've got a fever, is that bad?
tips for {hobby}
tips for my first {noun}
tips for a trip to {place}
tips for a good {food}
advice for a young {job}
ideas for a birthday party
ideas for a {noun} with {number} people
hints for growing {food}
entertain me with a {noun}
amuse me
surprise me
let's play a game about {animal}s
let's talk about {hobby}
give me a riddle
roll a dice
pick a number
choose a {noun} for me
think of a {noun}
guess my {noun}
play something {adjective}
turn on the {noun}
turn down the music
switch the {noun} off
close the window
open the door for me
wake {person} at seven
remind {person} to buy {food}
remind me of the {noun} tomorrow
put {food} on my list
cancel my order of {food}
how late does the {noun} shop close
when does the {noun} open on Sundays
is the {noun} open today
how do you say {noun} in {language}?
translate {noun} into {language}
where does the word {noun} come from
spell {noun} in {language}
which is better, {noun} or {noun2}?
are {animal}s smarter than {animal}s
how far is it from {place} to the sea
how deep is the lake near {place}
how old is the {noun} of {place}
how tall is a {animal}
how heavy is a {animal}
how fast does a {animal} run
when was the {noun} invented
who built the {noun} in {place}
who won the {noun} in {year}
help the {noun} is on fire
why is the {noun} so {adjective}
We are {number} people with two small children and a very {adjective} {animal}, looking for a quiet house near {place} with a garden, what would you suggest?
I bought a new {noun} last week and since then the {noun2} keeps switching itself off whenever I turn on the light in the kitchen, any idea what that could be?
`
  .trim()
  .split('\n')
