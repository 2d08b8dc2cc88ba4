/** Practical requests (how-to, cooking, home, pets, code, tech support, device actions), one template a line. */
export const practicalTemplates: readonly string[] = `
How do I cook {food}?
how do i make {food}
recipe for {food}
pasta recipe
{food} recipe without butter
{food} recipe for {number} people
quick dinner ideas
What can I cook with {food} and eggs?
I have {food}, rice and an onion, what can I make?
how long do I boil {food}
How long does {food} keep in the fridge?
can you freeze {food}
Can I replace butter with {food}?
Which wine goes with {food}?
what spices go into {food}
My cake is too dry, what went wrong?
the {food} came out too {adjective}, what did I do wrong
How do I know when {food} is done?
at what temperature do I bake {food}
How do I peel garlic quickly?
best way to store {food}
vegan {food}?
Is {food} gluten free?
plan meals for the whole week with {food} on Monday
what should I have for lunch
what do you need for {food}
How do I fix a leaking tap?
how do I fix the {noun}
fix {noun}
How do I paint the {noun}?
how do I clean a dirty {noun}
how to get the {food} stain out of a white shirt
remove stain from {noun}
How do I hang a heavy {noun} on the wall?
how do I unblock a sink
The {noun} makes a very {adjective} noise, what could it be?
the {noun} is broken, can it be repaired?
why is the radiator cold at the top
The door is stuck
how do I get rid of ants in the kitchen
There is a big {animal} in the garage, what do I do?
how do I keep the {animal} out of the garden
How do I build a really {adjective} {noun} out of wood?
build a shelf
what tools do I need for the {noun}
How much paint do I need for a small room?
Do I need a {job} to fix the {noun}?
find me a good {job} in {place}
what does a {job} charge per hour
How do I tie a tie?
how do I fold a shirt
How do I iron a shirt without burning it
how do I tie a bowline
how do I whistle with two fingers
How do I make a paper plane?
Which oil does the car need?
the car won't start
The engine light is on, can I keep driving?
how often should I change the brakes
Is it better to buy a used car or a new one?
why does the car smell of {food}
electric or diesel?
How do I park on a hill?
how do I grow {food}
When do I plant {food}?
when should I cut the roses
Why are the leaves of the plant turning yellow?
can {food} grow in a pot on the balcony
what grows well in the shade
how do I make compost
What can I plant next to {food}?
How do I look after a pet {animal}?
what do I feed a baby {animal}
The {animal} won't eat, should I worry?
can this {adjective} {animal} live in a small flat
Is it okay to leave a pet {animal} alone for {number} days?
how often should I wash a rather {adjective} dog
why does the {animal} scratch the {noun}
Can dogs eat {food}?
can a pet {animal} eat {food}
how do I stop the {animal} from chewing the {noun}
Should I get a pet {animal} or is that too much work?
the {animal} ate some {food}, is that dangerous?
write a function that sorts a list
write a python script that renames files
Write a program that counts how often the word {noun} is used in a text.
code for a very {adjective} website about {food}
Make a website for a {job}.
css grid example
what is a closure in javascript
git merge conflict what do I do
What does "undefined is not a function" mean?
I get a null pointer exception, why
segmentation fault help
debug this: for i in range({number}) print(i)
my code doesn't work
the script says "file not found" but the {noun} file is there
What's the difference between a list and a tuple?
java or python for a beginner
regex for {number} digits
SQL query to find every {job} in {place}
write a select statement for a table called {noun}
How do I connect to a database from node?
explain recursion
what is big O notation
write a unit test for the {noun} class
How do I install docker on linux?
what does chmod 755 do
how do I exit vim
write a bash one-liner that deletes empty folders
make the {noun} app for Android
how do I deploy this
review this pull request
refactor the {noun} module
Why is the build so slow?
generate a password
is the {noun} library still maintained
excel formula for the average of a column
How do I freeze the first row in a spreadsheet?
The printer is offline again.
printer won't print
the internet is down, what can I do
how do I reset the router
how do I reset a forgotten password
The screen is black but the {noun} is on
laptop too hot
Is this mail a scam?
I spilled {food} on the keyboard, help!
bluetooth {noun} not connecting
How do I turn off notifications?
which laptop is best for {hobby}
how do I update windows
can I get a virus from a picture
error code {number}
What does error {number} mean on the {noun}?
blue screen after the update
How do I make the text bigger?
how do I scan a document
set a timer
timer {number} min
Set an alarm for {number} o'clock.
wake me up at seven
alarm tomorrow 6:30
Remind me to buy {food}.
remind me to call {person} in {number} minutes
remind me about the {noun} tomorrow morning
Can you remind me to water the plants every {number} days?
put the meeting with {person} in the calendar
add {number} {food} to the list
Cancel the appointment with the {job}.
move the meeting to Thursday
What's on the calendar for Friday?
am I free on Saturday
Send a mail to {person}.
send {person} a message that I'll be late
text {person} that the {noun} is here
email the {noun} report to {person}
Reply to {person}: I will bring {food}.
call {person}
call a taxi
Call the {job} and ask about the {noun}
any new mail?
Did {person} write back?
read the last message from {person}
Open the camera.
open spotify
open the {noun} app
close all windows
Turn on the lights in the kitchen.
turn off the {noun}
turn the volume down
make it warmer in here
lock the front door
start the washing machine
play music
play the song about the {adjective} {noun}
next song
pause the music
Play something {adjective} for {hobby}.
shuffle
Book a table for {number} at eight.
book a flight to {place}
book a hotel in {place} for {person} and me
Reserve {number} seats for the show in {place}.
get me an appointment with a {job}
order a pizza
Order {food} from the place around the corner.
order more {noun} paper
buy two tickets to {place}
Search the web for {noun}.
search for cheap flights to {place}
google {person} from {place}
look up the {noun} online
look up the phone number of a {job} in {place}
Find a video about {hobby}.
find pictures of the {animal}
navigate to {place}
directions to the nearest {noun} shop
is there a good bakery around here
Where can I park near the {noun} museum?
how is the traffic
Read the file {noun}.txt.
open the document about {noun} and tell me what it says
what's in the pdf
summarise this article: www.{noun}.com
Summarise the report on the {adjective} {noun}.
save this as {noun}.docx
delete the file called {noun}
print {number} pages of the {noun} report
Draw the {animal}.
draw a picture of a {job} on the {noun}
make an image of {place} at night
generate a logo for a shop with {food}
Show me a photo of {place}.
what's in this picture
Can you make the {noun} in the photo more {adjective}?
a wallpaper with the {adjective} {animal}
edit this photo so the {animal} is gone
create a chart of the {noun} data
`
  .trim()
  .split('\n')
