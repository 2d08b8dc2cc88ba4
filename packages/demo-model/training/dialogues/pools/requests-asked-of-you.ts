/** Everyday requests that begin as questions about the assistant do, and worries that begin as facts do. */
export const askedOfYouTemplates: readonly string[] = `
can you book me a table in {place}
can you recommend a film about {noun}s
can you call my {job}
can you find me a flight to {place}
can you draw a {animal}
can you order {food} for tonight
can you play some music
can you check my spelling
can you suggest a present for {person}
can you turn on the lights
can you read this page for me
can you plan a trip to {place}
can you suggest a recipe with {food}
can you tell me a joke
can you tell me who won the match yesterday
can you explain {hobby} to a child
can you tell me a story about a {animal}
can you fix my {noun}
can you compare {noun}s and {noun2}s
can you show me a picture of {place}
can you pay my bill
can you wake me at seven
can you write an email to my {job}
can you help me learn {language}
can you find the error in my program
can you recommend a hotel in {place}
can you teach me {hobby}
can you translate this into {language}
can you send {person} a message
can you name a {adjective} {animal}
can you sing a song
can you help me with my essay about {noun}s
can you buy me a {noun}
can you find a {job} near {place}
can you explain why a {animal} is {adjective}
can you tell me the capital of {place}
can you shorten this text
can you write a letter to {person}
can you give me directions to {place}
can you make a list of {adjective} {food} dishes
can you look up the weather
can you book a train
can you recommend a podcast
can you give me the lyrics of a song
can you suggest a name for my {animal}
could you recommend a {noun} for my {job}
could you write a poem for {person}
could you translate {noun} into {language}
could you explain how a {noun} works
could you find me a cheap {noun}
could you make me a shopping list
could you tell me how to cook {food}
could you help me with my taxes
could you open the window
could you plan my week
do you know a recipe for {food}
do you know how to fix a {noun}
do you know where {person} lives
do you know a good restaurant in {place}
do you know the way to {place}
do you know when the shops close
do you know how tall the tower is
do you know who painted this
do you know a song about {noun}s
do you know how far {place} is
do you know what {noun} means
do you know how many {animal}s there are
do you think it will rain in {place}
do you have a recipe with {food}
do you have tips for {hobby}
do you have an idea for a birthday party
do you have news from {place}
do you sell {noun}s
how do you cook {food}
how do you know that a {noun} is {adjective}
how do you know when {food} is done
how do you clean a {noun}
how do you become a {job}
how do you train a {animal}
how do you fix a broken {noun}
how do you keep {food} fresh
how do you get from {place} to the sea
how do you change a lamp
how do you start with {hobby}
how do you tell a {animal} from a {noun}
how do you peel {food}
how do you store {food}
how do you make a {noun}
how do you remove a stain from a {noun}
how do you choose a good {noun}
how do you ask for a rise
how do you win at {hobby}
how do you build a {noun}
how do you draw a {animal}
how do you write a will
are there {animal}s in {place}
are there good {job}s in {place}
are {animal}s {adjective}
are {noun}s expensive
are you able to book a flight for me
would you write a speech for {person}
would you choose a {noun} or a {noun2}
which {noun} should I buy for my {animal}
my {animal} will not eat, what can I do
my {food} tastes {adjective}, what now
my {noun} is too {adjective}, how do I change that
my {job} does not answer me, what do I do
my {noun} is broken, how do I repair it
my {animal} has been {adjective} all day, should I worry
my boss is angry with me, what should I say
my neighbour is too loud, what can I do
my car does not start
my {food} is burnt, can I still use it
my {noun} makes a strange noise, what is it
my back hurts, what helps
my phone is slow, how do I make it faster
my friend is sad and I want to help
what bus goes to {place}
what number do I call for a {job}
what train do I take to {place}
steps for making {food}
steps for building a {noun}
steps to become a {job}
is {food} good for you
is {food} bad for your teeth
is {hobby} good for your heart
is a {noun} better than a {noun2}
is it bad to eat {food} at night
is {food} good or bad for a {animal}
`
  .trim()
  .split('\n')
