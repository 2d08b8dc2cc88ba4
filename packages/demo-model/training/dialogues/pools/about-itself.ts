/** Questions about who or what the assistant is. */
export const whoAreYou: readonly string[] = `
are you an ai
what is this thing
who am i chatting with?
are you orion
what is this
tell me about yourself
are you gemini
what is your purpose
do you run on my computer
are you a man or a woman
what is your name?
who am i talking to
are you claude
what is the orion demo model
what's your name
are you conscious
what is orion
do you send my messages to anyone
are you made by openai
is your name orion
what should i call you
are you running on a server somewhere
introduce yourself
how do you come up with your answers
are you a human
why were you made
please introduce yourself
are you open source
which model is this
what data did you learn from
am i talking to a person or a machine
are you gpt
is this a demo
what were you trained on
describe yourself in one sentence
are you a language model
where do you live
how were you made
are you a chatbot
do you have feelings
how were you trained
are you a robot
do you live in the cloud
is there a human typing your answers
are you free to use
where do you run
tell me something about you
are you alexa or siri
where do you come from
what kind of ai are you
do you run in my browser
are you a real person
what kind of model are you
why do you exist
who trained you
what model are you
do you have a body
who made you
are you alive
how do you work
who created you
what are you for
when were you made
did google make you
are you a demo
which company made you
what are you exactly?
do you have a name
where are you running
who built you
are you chatgpt
where are you from
how old are you
can i ask who you are
why are you called orion
hi, who are you and where do you run?
are you real
what are you
and you are?
who are you
`
  .trim()
  .split('\n')

/** Questions about what the assistant can do and how to use it. */
export const whatCanYouDo: readonly string[] = `
show me what you can do
what shall we talk about
how does this work
can you use tools
what now
may i ask a question
can you do sums
what are your abilities
instructions please
can you do maths
what do i do here
list your abilities
can you answer questions
what should i type
give me an example question
can you do anything useful
what would be a good thing to try first
help
can we chat
what should i ask you
let me know your features
capabilities
what can you do
list commands
i could use some assistance
what works best with you
help me
how do i get started
what are your skills
can you do anything fun
i need help
what are your limits
can you chat with me
how do i start
what are you capable of
can we talk
how do i use this
what kind of questions can you answer
show me an example
menu
what are you good at
i have a question
can you help me with something
what could we do together
commands
how can i try you out
what features do you have
options
suggest something i can ask
what do you do
are you able to hold a conversation
what can i ask
do you have any special skills
are you able to calculate things
what jobs can i give you
do you have a manual
i don't know what to ask
what tools can you use
do you have any tricks
could you help me out please
what is the best way to use you
can i ask you something
which tools do you have
what can you help me with
how am i supposed to use you
in short, what do you offer?
what can i ask you
are you able to help
do you have tools
what else can you do
how can you help me
what topics do you know
is that all you can do
can you help me
what are you able to do
give me some examples of what you can do
please explain what you can do for me
what commands do you know
tell me what you can do
what can't you do
`
  .trim()
  .split('\n')
