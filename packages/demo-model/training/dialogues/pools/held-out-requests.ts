/** Everyday requests the demo model cannot answer, kept apart from training to check how it declines. */
export const heldOutRequests: readonly string[] = `
What are good questions for a first date?
How can I get my toddler to sleep through the night?
make this sound more professional: hey boss, can't come in, feeling rubbish
What do people mean by gaslighting?
Is it wrong to read someone else's diary?
how do you undo the last commit in git
What breed of dog suits a small flat?
which headphones are good for running
how do I get from Rome airport to the city centre
my cat has stopped eating her food
how long do elephants live
tips for learning to drive
what caused the first world war
how many ounces are in a pound
my friend is ignoring me and I don't know why
what are the symptoms of low iron
how to centre a div
Explain recursion like I'm five.
what's in the news today
how do I make pizza dough without yeast
What does umami taste like?
What's the best way to sharpen a kitchen knife at home?
How do bees make honey?
is it worth buying an electric car
what number bus goes to the hospital
How many bones does an adult have?
Can I take a power bank in hand luggage?
what is the price of bitcoin right now
How do I ask my boss for a raise?
Can fish sleep?
What's the weather like in Oslo?
how do I take a screenshot on a windows laptop
Play some jazz.
What is the Spanish word for butterfly?
how do i keep slugs off my lettuce
tell me something interesting about octopuses
What is Newton's third law?
how would a french person say see you next week
Should pineapple be allowed on pizza?
what are some hidden spots in prague
What should I eat before a long run?
how to make pancakes fluffy
Can you check my grammar? She don't likes apples.
What goes well with roast lamb?
how much is fifty dollars in euros
What's a better word for very tired?
what helps against hiccups
how do I teach my puppy not to bite?
is there a polish word for homesick
what time does the library open on weekdays
how do I stop procrastinating
is coffee good or bad for your heart
Who invented the bicycle?
how to fold a fitted sheet
do penguins have knees
how can i free up space on my phone
what's the difference between a latte and a flat white
How can I stop my windows from steaming up in winter?
what's the nicest colour for a bedroom
Is it bad to crack your knuckles?
What does schadenfreude mean in English?
how do you change a bike tyre
is the museum free on the first of the month
What should I watch tonight? Something funny.
how does a mortgage work
what language do they speak in brazil
how much sleep does a teenager need
write an out of office message for next week
my laptop fan is really loud, is it dying?
What are the main themes in Macbeth?
how often should I water a cactus
is it affect or effect
what's the easiest way to clean an oven
how do i treat a mild sunburn
printer says offline but it's on
what's the quickest way to move photos to a new phone
how do I save money on groceries
can you debug my react component
What does a null pointer exception mean?
How is the stock market doing?
do I need an umbrella today
write me a bash script that renames all jpg files
my phone won't charge, what now
how cold does it get in canada in january
I need a polite way to turn down a wedding invitation.
why do cats purr
How deep is the Mariana Trench?
I have to apologise to a customer, what should I write?
does money make people happy
my door squeaks, any quick fix?
How do I get to the train station from here?
can you recommend a good crime novel
Why does my loop never stop?
how far away is the moon
What should I pack for a week of hiking?
I'm bored, entertain me
Is the supermarket open on Sunday?
Write a short cover letter for a bakery job.
what are the northern lights
how do you know when a mango is ripe
What's 180 celsius in fahrenheit?
can I take ibuprofen and paracetamol together
what is a leap second
who painted the ceiling of the sistine chapel
make me laugh
How do I block a number?
who is the best footballer of all time
Add milk and bread to my shopping list.
How do I jump start a car?
why is the sky blue
Will there be snow at Christmas?
write a haiku about autumn
how hot is it outside
I have guests at seven and nothing in the fridge, what do I make?
give me a really bad pun about cheese
Which is nicer for families, Majorca or Crete?
how do I get red wine out of a white carpet
should schools ban phones
Is the airport strike still on?
What's a good first instrument for an adult?
I can't fall asleep, what can I do?
how long is the train from london to edinburgh
give me a recipe for banana bread
I liked Pride and Prejudice, what should I read next?
translate this to german: the train is late again
explain how a rainbow forms
Why do I get dizzy when I stand up?
which planet has the biggest storm
how many cups of flour is 300 grams
what do I wear to a summer wedding
suggest some music for studying
help me with my homework, it's about photosynthesis
how do I reverse a list in python
Is it okay to use baking soda instead of baking powder?
when does the post office close
Write a function in JavaScript that removes duplicates from an array.
At what temperature is chicken safe to eat?
Which country has the most islands?
How long should I boil a soft egg?
when does the sun set tonight
convert this json to yaml for me
what houseplant survives in a dark corner
Who won the match last night?
where can I get good sushi around here
what is a metaphor, with an example
explain the word serendipity
are cats better than dogs
best budget laptop for a student
How do I connect my headphones to the TV?
will it rain tomorrow
can you order me a taxi
What is the tallest mountain in Africa?
convert six feet to centimetres
I have a job interview on Monday and I'm nervous. Any advice?
Turn off the lights in the living room.
my soup is too salty, how do I rescue it
does vitamin c really prevent colds
Wake me up at half past six.
how do I find the area of a triangle
put dinner with Sofia in my calendar for saturday
best month to visit iceland
how many steps a day are healthy
what can I cook with eggs, spinach and half an onion?
which side of the road do they drive on in australia
I'm looking for a present for a ten year old who loves space.
My sink is blocked, what should I try first?
Was the book better than the film?
set a timer for ten minutes
Name three rivers in France.
I have to write two pages on the french revolution, where do I start?
Is a tomato a fruit or a vegetable?
easy vegan dinner for four people
can my landlord raise the rent whenever he wants
Do I need a visa to go to Vietnam?
steps for repotting an orchid please
when did the roman empire fall
write a story about a dragon who is afraid of fire
translate I would like the bill please into italian
plan a weekend in lisbon for two
let's play twenty questions
good podcast about history?
is the tap water safe to drink in morocco
come up with a slogan for a bike shop
Which is the better console, Xbox or PlayStation?
flip a coin
Cancel my dinner reservation, please.
did the election results come out yet
How do I balance a chemical equation?
I'd like to make an appointment with the dentist.
Think of a name for a grey kitten.
Where is the nearest pharmacy?
find me a cheap flight to athens in may
should I learn rust or go first
show me how to sew on a button
Why is my wifi so slow in the evening?
write a regex that matches an email address
remind me to take the bins out on Thursday
My ankle is swollen after a fall. Ice or heat?
I've had a headache for three days, should I be worried?
sql query to find the second highest salary
give me a title for an essay on plastic waste
turn the heating up
Start a spooky story in a lighthouse.
get me two tickets for the late film tonight
Suggest a dessert that doesn't need an oven.
is it bad to leave the charger plugged in
give me a one paragraph plot of hamlet
any traffic on the motorway
recommend a board game for two people
Until when is the swimming pool open today?
do I have to pay tax on a second job
Help me write a toast for my brother's wedding.
who wrote the odyssey
I need to hang a heavy mirror on plasterboard. What fixings should I use?
make me a workout plan for three days a week
draft an email to my landlord about the broken heating
compose a love letter
I'm going to Japan for the first time, any tips on manners?
tell me a joke
a birthday poem for my grandma please
what does the x axis show on a graph
teach me to tie a bow tie
book a table for four on friday evening
Reserve me a room near the station in Munich, two nights.
explain the water cycle for a school project
Sing me a song.
`
  .trim()
  .split('\n')
