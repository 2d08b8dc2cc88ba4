/** Requests about the world (facts, science, health, law, money, travel, news, sports, units), one template a line. */
export const knowledgeTemplates: readonly string[] = `
what's the capital of {place}
Who was the first person to walk on the moon?
who discovered penicillin
who invented the {noun} and in which year
When was the {noun} invented?
When was the Eiffel Tower built?
when was the bridge in {place} built
When was the old {noun} in {place} built, and by whom?
How tall is Mount Everest?
How deep is the ocean
how many people live in {place}
What is the population of {place}?
population {place}
How far is {place} from the sea?
how far is it from {place} to the nearest airport
What's the distance between the earth and the moon?
distance from {place} to Berlin
Is {place} bigger than London?
What river flows through {place}?
What is {place} famous for?
Tell me about the history of {place}.
history of {place} please
Give me three facts about the {animal}.
give me {number} facts about {place}
facts about {animal}
fun fact about {food}
What happened in {year}?
what happened in {place} in {year}
Which war ended in {year}?
Who was president of the United States in {year}?
who won the world cup in {year}
Who won the Nobel Prize for literature in {year}?
Who was the king of England in {year}?
why did the first world war start
What caused the French Revolution?
how did people live in {year}
How did people clean the {noun} before electricity?
What did a {job} earn in {year}?
who was Cleopatra
Who was Napoleon and why is he so well known?
Who painted the Mona Lisa?
who wrote Romeo and Juliet
Who wrote the book about the {adjective} {animal}?
why is the sea salty
Why is grass green?
Why is the {noun} so {adjective}?
why are some {food} so {adjective}
Why does the {animal} sleep all day?
why does a pet {animal} bite
How does a microwave work?
how does the {noun} work
How does gravity work?
how do planes stay in the air
How do vaccines work?
How do magnets work
how do solar panels turn light into electricity
What is photosynthesis?
what is a black hole
What's the difference between weather and climate?
what is quantum physics in simple words
Explain relativity to a child.
explain how the {noun} works
Explain what a {job} does all day.
explain inflation
can you explain what {noun} means in economics
Could you explain the water cycle in two sentences?
What is DNA made of?
How many bones are in the human body?
how many legs does the {animal} have
how fast can the {animal} run
How heavy is a grown {animal}?
What does the {animal} eat?
what sound does the {animal} make
Where does the {animal} live in winter?
Is the {animal} dangerous to people?
is it true that the {animal} can swim
Is it true that {food} came from {place}?
Can the {animal} see in the dark?
do trees feel pain
What is the largest {animal} ever found?
what's the smallest country in the world
What is the longest word in {language}?
How many people speak {language}?
where do they speak {language}
Which language is harder, {language} or Finnish?
What is the chemical symbol for gold?
what is the boiling point of alcohol
How hot is the sun?
how old is the universe
How many planets are there?
Is there life on Mars?
is there water on the moon
What are the phases of the moon?
What is the speed of light?
who was Marie Curie
What did Darwin find out?
How big is a blue whale compared to a bus?
How are diamonds made?
how is glass made
How is {food} made in a factory?
What is {noun} made of?
what are the parts of the {noun} called
What is a {job} responsible for?
what does a {job} do
How much does a {job} earn in {place}?
how much do they pay a {job}
How do I become a {job}?
how long does it take to become a {job}
I want to become a {job}, where should I start?
Should I become a {job} or a teacher?
What should I study to become a {job} in {place}?
I have a headache, what should I take?
headache what helps
What helps against a sore throat?
how do I get rid of a cold quickly
How many hours should an adult sleep?
is {food} healthy
Is it safe to eat {food} every day?
Can I eat {food} while pregnant?
can I give {food} to a baby
How many calories are in {food}?
calories in {food}
how much protein do {food} have
Which vitamins are in {food}?
Is coffee bad for the heart?
What are the symptoms of the flu?
symptoms of {food} allergy
what should I do if I burned a finger
How can I lose {number} kilos before the summer?
How do I sleep better at night?
why does the knee hurt after running
Should I see a doctor about a cough that won't go away?
how often should I go to the dentist
Which exercises help against back pain?
Give me a workout plan for {number} weeks.
make a diet plan with lots of {food}
Is {hobby} good for the back?
what injuries are common in {hobby}
I feel dizzy when I stand up too fast
How do I calm down before an exam?
Can a landlord raise the rent twice a year?
is it legal to keep a pet {animal} in {place}
Is it legal to record a phone call in {place}?
do I need a visa for {place}
What happens if I don't pay a parking ticket?
how do I write a will
Can my boss make me work on Sundays?
what is the notice period for a {job}
Who pays if a neighbour breaks the {noun}?
How do I get a refund for a broken {noun}?
is a spoken contract valid
What is the difference between a lawyer and a notary?
How do I cancel a contract with a gym?
can I return a very {adjective} {noun} without a receipt
How do I save more money each month?
how should I invest {number} euros
Should I buy or rent a house in {place}?
What is compound interest?
what is an index fund
How do taxes work for a {job}?
when do I have to file taxes
Is it a good time to buy a house?
How much is a flat in {place}?
how much does the average {noun} cost
what does a new {noun} cost
How much money do I need for a week in {place}?
What's the stock price of Apple?
apple stock
stock price of Tesla right now
Did the stock market go up this week?
bitcoin price
what is one bitcoin worth
exchange rate dollar to euro
Convert {number} dollars to euros.
convert {number} pounds to yen please
how much is {number} euros in the money of {place}
{number} usd in eur
Convert {number} miles to kilometres.
how many cups are {number} millilitres
{number} feet in metres
{number} inches to cm
How many grams are in {number} ounces?
what is {number} degrees Fahrenheit in Celsius
how many litres are in {number} gallons
convert {number} kg to pounds
How many stone is {number} kilos?
What size is a European {number} in the UK?
What's the weather in {place}?
weather {place}
weather tomorrow
is it going to rain in {place} this weekend
Will it snow in {place} tonight?
How cold does {place} get in winter?
what is the temperature in {place} right now
best time to travel to {place}
Should I visit {place} or stay at home?
What should I see in {place}?
things to do in {place}
things to do in {place} with kids
Plan a trip to {place} for {number} days.
plan a weekend in {place} for me and {person}
I need a hotel in {place} near the station
Where can I eat good {food} in {place}?
best restaurant for {food} in {place}
where can I buy a really {adjective} {noun} in {place}
How do I get from {place} to the airport?
how long is the flight from {place} to Tokyo
Is there a direct train from {place} to Paris?
Is {place} safe at night?
which plug do I need in {place}
What should I pack for {place} in autumn?
how much should I tip in {place}
what food is typical for {place}
Do people in {place} drive on the left?
what is the dialling code for {place}
What time does the museum open?
what time does the library in {place} close
When does the supermarket close today?
is the post office open on Saturday
opening hours zoo {place}
Are the shops in {place} open on Sunday?
When does the next bus leave?
when is the last train to {place}
what time does the concert start
When is Easter in {year}?
when is mother's day
What date is Thanksgiving in {year}?
is {year} a leap year
Is Monday a public holiday in {place}?
which public holidays are there in {place}
When do the summer holidays start in {place}?
when does ramadan begin
On which weekday was Christmas in {year}?
When do the clocks change?
news
latest news from {place}
Any news about the election in {place}?
who won the election
what did the president say yesterday
score of the match
What was the score in {place} yesterday?
who is the best football player of all time
When does the {place} marathon take place?
What are the rules of {hobby}?
explain offside
How many players are on a rugby team?
who holds the world record in {hobby}
Who is the most famous {job} in history?
who is the richest {job} in the world
Who is {person}, the writer from {place}?
Have you heard of the {job} from {place} who {verb} every {animal} in town?
where was the {noun} first used
Where does the word {noun} come from?
why do some people hate {food}
Which {animal} is the fastest?
what is the most {adjective} place on earth
Which city is more {adjective}, {place} or Rome?
I read that in {year} a {job} from {place} found the first {adjective} {noun} and sold it for {number} dollars, is that story true?
I'm writing a school report on {place} and need to know how the people there lived around {year}, what they ate and what they believed in
`
  .trim()
  .split('\n')
