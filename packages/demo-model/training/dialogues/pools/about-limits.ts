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
can my tablet handle you
how many tokens per second do you produce
how many examples did you see in training
is your brain small
do you work without a graphics card
how powerful are you
what is the longest prompt you accept
how long does it take you to load
are you quantized
parameters
how much bandwidth does loading you cost
are you a nano model
do you have more than a million parameters
can you read a whole book at once
how compact are you
how deep is your network
how much storage should i set aside for you
million or billion parameters?
how bright would you say you are
how heavy are you
why are you so slow
can a cheap computer run you
how many tokens fit into your context
are you a mini model
were you expensive to train
what is your size on disk
is this a seven billion model
what makes you so tiny
are you brainy
are you the smallest model in the world
are you a genius
how many sentences did you learn from
how much electricity do you use
are you more intelligent than a human
how many weights do you have
how many hours of training did you get
would you run on a raspberry pi
how complex are you
are you huge
are you really that little
how clever are you
how wide are your layers
are you lightweight
does my battery suffer when you run
how small are you
are you bigger than gpt
how quick are you
how fast are you
why did they make you so little
how do you compare with gemini
do you need a fast processor
what's the maximum input length
how many kilobytes is your file
how many gigabytes do you take
how tiny are you
how many attention heads do you have
do you have less than a billion parameters
how many bits per weight do you use
model size
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
is there a premium version
which model would be more accurate
can i load qwen
can i exchange you for another one
i want something more powerful
can i connect chatgpt to this
is there something more powerful than you
which model speaks german well
can i use gemma in this app
are there alternatives
change model
are better models available
how do i swap the model
other models
i would rather use a proper model
what would you use in my place
is there a full version
can i run llama here
could i have a more capable assistant
who should i ask instead
is there a successor
i need a real model
how can i load something stronger
how do i get a proper assistant
is there something smarter
can you become more intelligent
is there a stronger ai i can run
can i get a real ai
who knows more than you
what do i need for reliable answers
how do i select a model
what model would solve this
where is the model selection
will there be a better version soon
could another model do that
how can i get smarter replies
will you get better over time
are there any bigger models for this app
how do i set up a real model
which model do experts use
what is a good replacement for you
can i import a model file
can i fine tune you
what should i load instead
which model should i download
is there a large version of orion
is there a paid version of you
upgrade
which model is good at maths
recommend a model
which ai is the best one
where do i find bigger models
where can i download a real language model
can i add more models
can you be improved
please switch to a smarter one
can i teach you new things
which llm can you recommend
is there an update for you
suggest a larger model please
are there smarter models
`
  .trim()
  .split('\n')
