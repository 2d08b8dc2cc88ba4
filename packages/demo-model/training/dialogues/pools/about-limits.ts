/** Questions about the size, speed and cleverness of the model. */
export const howBigAreYou: readonly string[] = `
how many words do you know
what is your context window
are you one of the smallest models around
how large is this model
tell me your size
are you dumb
how big is your vocabulary
number of parameters?
are you smart
how big is the download
did your training take long
are you fast
how long can my message be
is this a million parameter model
are you smaller than chatgpt
how much data were you trained on
what is your parameter count
are you a big model
how many parameters do you have
is the model file large
are you as smart as chatgpt
how big is your brain
what hardware do you need
is a million parameters a lot
how smart are you really
give me your parameter count
do you need a gpu
how long is your context
why are you so small
compare yourself to the big models
how much ram do you use
what's your iq
are you a large or a small language model
how much space do you take up
can you run on an old laptop
are you as good as a large model
how many tokens do you have in your vocabulary
will you fit on my phone
are you a large language model
how many neurons do you have
would you call yourself clever
why are you so fast
how much memory do you need
can you run on a phone
do you have billions of parameters
how heavy are you for my browser
what do you weigh in bytes
does it take a lot of power to run you
how many megabytes are you
why do you answer so quickly
are you a small model
how many layers do you have
what size are you
is there a limit on how much text you can read
do you need a graphics card
how intelligent are you
are you tiny
tell me how large you are
just how small are you
how big are you
`
  .trim()
  .split('\n')

/** Questions about how far the model can be trusted and what it knows. */
export const areYouReliable: readonly string[] = `
how much do you know
can you browse the internet
are your answers correct
do you understand english well
can you answer hard questions
are your answers always right
do you really understand what i write
can you google something for me
is it safe to follow your advice
do you know everything
can you write code
should i double check your answers
do you know a lot
can you answer everything
what is your knowledge cutoff
do you speak other languages
can you search the web
are you useful for anything serious
when does your knowledge end
do you have internet access
can i use you at work
are there things you don't know
do you have general knowledge
can i rely on your answers
are you connected to the internet
do you make things up
can i believe what you say
why can't you answer my question
do you know the news
can you look things up online
are you any good
do you know what is happening in the world
can i use you for important decisions
are you up to date
do you know anything at all
can i use you for school
what do you know about the world
how often are you wrong
can you handle difficult topics
do you know about science
should i use you for real work
can you answer any question
do you make mistakes
what don't you know
can you give medical advice
do you ever lie
should i take you seriously
can you write long texts
do you know facts
are you useful
can i trust you
do you know history
are you honest
can you think
what do you know
how accurate are you
could you do my job
can you reason
are you reliable
do you hallucinate
`
  .trim()
  .split('\n')

/** Questions about which better model to use and how to switch. */
export const betterModel: readonly string[] = `
where can i get a better model
i'm looking for an alternative to you
what other models are there
can i load another model
is there a newer version of you
what would give me better results
can i use a bigger model here
which model is good for coding
how could i improve your answers
can you learn more
is there a bigger version
how do i get better answers
which open model would you suggest
is there a version with more parameters
can i download something better
which model is smarter than you
so what do people use when they need a proper answer
can i swap you for something larger
is there a pro version
who could answer this better
can i upgrade you
what is a good small model
where do i go for real answers
can i bring my own model
do you have a big brother
what should i use for real questions
can you get smarter
how do i install a different model
what's the best model for my laptop
can i make you better
i'd like to try a stronger model
how do i replace you
which models can i load
is there a better model
what should i use for serious work
can you be replaced with a real model
how do i change the model
are there other models i can try
give me a better model
can i train you
do i have to use this model
which model should i pick for writing
i need a model that knows more
what model do you recommend
how can i use a larger model
can i switch to another model
do you know a model that can answer that
which model should i use instead
how do i load a model
i want a smarter model
`
  .trim()
  .split('\n')
