/** Requests for texts, words, ideas, opinions and play (poems, mails, translation, jokes, films), one template a line. */
export const writingTemplates: readonly string[] = `
Write a poem about the {noun}.
write a poem
write me a short poem about {place} in winter
a limerick about a {job} from {place}
Can you write a song about {noun}?
write a rap about {food}
Write a love letter to {person}.
write a birthday card for {person}
I need a birthday poem for {person} who loves {hobby}
Write a story about a {job} who {verb} a really {adjective} {noun}.
tell me a story
Tell me a bedtime story about a little {animal}.
tell me a scary story about the {noun}
write a fairy tale with a very {adjective} {animal} and the lost {noun}
Make up a story where {person} {verb} the {noun} in {place}.
Continue the story: the {job} {verb} the {noun} and then
Once upon a time there was a rather {adjective} {animal}. How does it go on?
write the first line of a crime novel
Write an essay about {noun} and {noun2}.
essay on climate change, 500 words
write {number} words about the {noun}
I need an essay on why {noun} matters more than {noun2}
Write an introduction for a report about {place}.
Write an email to {person} about the {noun}.
write a polite mail to the landlord because the {noun} is broken
Can you write a mail to a client who has not paid for {number} weeks?
Draft a letter to the council about the noise.
draft a reply to {person} saying I can't come
help me write an apology to {person}
Help me write a cover letter for a job as a {job}.
cover letter {job}
Write a CV for a {job} with {number} years of experience
write a resignation letter, short and friendly
Write a text message to {person} asking about the {noun}.
Write a complaint to the airline about a lost {noun}.
write a wedding speech for {person}
I need a speech for a retirement party
Write a toast.
write a product description for a very {adjective} {noun}
Write an advert for {food}.
give me a slogan for a shop that sells {food}
Write a job ad for a {job} in {place}.
write a tweet about {hobby}
Write a post for the company blog about {noun}.
write a caption for a photo of the {animal} on the {noun}
Suggest a title for an article about {noun}.
write a dialogue between a {job} and the {animal}
Write a scene in which a {job} {verb} the {noun} and nobody notices.
write a review of a very {adjective} restaurant
Write a letter to Santa.
write down the rules for a game with the {noun}
Write a news report about the {animal} that {verb} the {noun}.
Rewrite this sentence so it sounds more {adjective}: the {job} {verb} the {noun}.
rewrite in formal english: gimme the {noun} asap
make this shorter: the {adjective} {job} {verb} the very {adjective} {noun} every single day
Make this text sound friendlier: send the {noun} by Friday.
Can you rephrase "the {noun} was very {adjective}"?
put this into the past tense: {person} {verb} the {noun}
turn this into a question: the {animal} {verb} the {noun}
Paraphrase the first article of the constitution.
improve this sentence: the {noun} is {adjective} and the {noun2} is also {adjective}
Check the grammar: he have {number} {food} and a very {adjective} {noun}.
is this correct english: "{person} {verb} never the {noun}"
Correct the mistakes in this sentence: teh {animal} {verb} teh {noun}
proofread a text for me
Should it be "who" or "whom" here?
When do I use a semicolon?
where does the comma go in a long sentence
how do you spell necessary
How do you spell {noun}?
how is {noun} spelled in {language}
spell {adjective} backwards
is it spelled colour or color
What's the plural of {noun}?
what is the past tense of go
How do you pronounce {place}?
how do you pronounce {noun} in {language}
What is a synonym for {adjective}?
synonym {adjective}
another word for {noun}
give me {number} synonyms for {adjective}
What's the opposite of {adjective}?
opposite of {adjective}
What rhymes with {noun}?
words that rhyme with {noun}
Define {noun}.
define {adjective}
definition of {noun}
What does {adjective} mean?
what does the word {noun} mean
meaning of the saying "every cloud has a silver lining"
What does it mean when a {job} says the {noun} is {adjective}?
use {adjective} in a sentence
Give me an example sentence with {noun} and {noun2}.
an anagram of {noun}
five-letter word for {noun}
crossword clue: {adjective} {animal}, six letters
Translate "{noun}" to {language}.
translate {noun} into {language}
translate to {language}: the {animal} is {adjective}
Translate this into {language}: {person} {verb} the {noun}.
How do you say {noun} in {language}?
how do you say thank you in {language}
what is {food} in {language}
{noun} in {language}
what's the {language} word for {animal}
Say something in {language}
Count to ten in {language}.
Can you translate a letter from {language} to English?
I need this in {language} by tonight: the {noun} will be ready in {number} days
Teach me a few words of {language}.
how do I learn {language} fast
Is {language} hard to learn?
which letters does the {language} alphabet have
How do I order {food} in {language}?
joke please
another joke about a {job}
do you know any jokes about {food}
knock knock joke
a pun about {food}
tell me a riddle
Give me a riddle about the {noun}.
What has keys but can't open locks?
what gets wetter the more it dries
Why did the chicken cross the road?
Let's play a game.
let's play chess
play hangman with me
I spy with my little eye something {adjective}
Let's play twenty questions, I'm thinking of something {adjective}
tic tac toe?
rock paper scissors
Truth or dare?
quiz me on {place}
Ask me {number} trivia questions about {noun}.
give me a quiz about {hobby}
roll a dice
pick a random number
pick a card
Choose for me: {food} or pizza?
Pretend you are a {job} and I'm the customer.
act like a pirate
act as a {job} and tell me about the {noun}
Imagine you're the {animal}. What do you see?
role play: I am a {job} and the {noun} is gone
Let's do an interview, I'm a {job} from {place}
You are a dragon and I am {person} the brave.
talk like a very {adjective} {job}
Be Sherlock Holmes and find out who took the {noun}.
What do you think about {noun}?
what do you think of {place}
Do you think {noun} is more important than {noun2}?
is {noun} good or bad
Is {hobby} boring?
opinions on {noun}?
Which is better, {food} or rice?
cats or dogs?
what is better for a child, a pet {animal} or a new {noun}
Is it wrong to lie to a {job}?
should {noun} be free for everyone
Should children have phones?
should people still eat {food}
Would you rather be {adjective} or rich?
would it be better to live in {place} or by the sea
Compare {place} and Vienna.
compare {noun} and {noun2}
what's the difference between {noun} and {noun2}
{noun} vs {noun2}
pros and cons of being a {job}
Pros and cons of living in {place}?
What are the advantages of the {adjective} {noun} over the old one?
difference between the {animal} and a wolf
Which is faster, the {animal} or a horse?
which one is more {adjective}: {noun} or {noun2}
Recommend a book about {noun}.
recommend me a film
what should I read next if I liked books about a {job} in {place}
What movie should I watch tonight?
a movie with the {animal} in it
good films from {year}
Who directed Jaws?
which actor plays the {job} in that film about {place}
What is the film about where a {job} {verb} the {noun}?
how does the film end
Is there a second season?
when does the new season come out
What are the best songs of {year}?
who sang the song about the {adjective} {noun}
lyrics of that song about {place}
What are the chords for Let It Be?
how many strings does a cello have
Is Mozart better than Bach?
which band is from {place}
what books did Agatha Christie write
Summarise Hamlet.
summary of the odyssey
Summarise the book about the {adjective} {noun} in one sentence
What's the moral of the story about the {animal} and the {noun}?
best science fiction novels
a good comic for a child who likes the {animal}
Suggest a name for the {animal}.
names for a really {adjective} kitten
baby names that start with K
I need a name for a shop that sells {food}
username ideas for someone who loves {hobby}
Give me ideas for a gift for a {job}.
gift ideas for {person}
what do I buy for a {job} who already has everything
Birthday present for a child who likes the {animal}?
party games for {number} people
Give me {number} ideas for a rainy day.
I'm bored, what can I do with the {noun}?
ideas for a first date in {place}
conversation starters
Give me a quote about {noun}.
quote of the day
a famous saying about {noun} and {noun2}
Give me a motto for a really {adjective} team
motivate me
Say something {adjective} about {place}.
give me a compliment for {person}
What is the meaning of life?
what is {noun}
What is love?
what is happiness, and how does one find it
Is there a god?
do we have free will
Is {noun} just {noun2} with a different face?
can {noun} exist without {noun2}
If a tree falls in a forest and no one hears it, does it make a sound?
what did Plato say about {noun}
Who was Kant?
why is there something rather than nothing
What happens after death?
is time real
Can money buy {noun}?
What would the world be like without {noun}?
what if the {animal} could talk
what would happen if every {job} in {place} stopped working
Imagine there was no {noun} any more, what would people do with the {noun2}?
brainstorm with me about {noun}
help me think of a metaphor for {noun}
Describe the {noun} in three words.
describe a sunset to someone who is blind
describe {place} as a rather {adjective} person
list {number} things that are {adjective}
make a list of {adjective} animals
name {number} kinds of {food}
Name three famous people from {place}.
name a very {adjective} thing that a {job} {verb}
Please write a short story in which a very {adjective} {job} called {person} travels to {place}, {verb} the {noun} and finally comes home with a very {adjective} {animal}.
I have to give a talk about {noun} next week and I am really nervous, could you write me an opening that is {adjective} and not too long?
`
  .trim()
  .split('\n')
