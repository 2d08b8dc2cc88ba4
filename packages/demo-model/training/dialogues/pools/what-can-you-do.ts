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
abilities
which functions are built in
where do i begin
will you answer a question for me
can you add numbers together
what services do you provide
getting started
tell me something you can do
command list please
can you count
tutorial
any tips for using you
i am lost, what can i do here
skills
which things can you do for me
what do you have to offer
help menu
tell me how this works
can you keep notes
functions
what can i do here
teach me how to use this
what is possible here
give me an overview
what sort of tasks do you handle
how do i give you a command
explain how to use you
give me a quick tour
name three things you are good for
how should i phrase my questions
what are my choices
can you calculate
display your functions
pick something for us to do
what are the possibilities
what are you useful for
propose a topic
overview
which commands exist
any hints on what i could ask
i would like to ask something
are you able to learn my name during a chat
usage
info
it's my first time here
what are your strengths
which subjects can we talk about
can you give me a short demonstration
what is your specialty
can you lend me a hand
show me all options
any suggestions what to try
how do i make the most of this chat
are you up for a conversation
how do i talk to you
do you know how to do arithmetic
how does this chat work
what am i able to do with you
what happens next
do you support tool calls
show help
give me an idea of what to type
what's the first step
what is on offer here
show me the menu
do you have a calculator
what do you do best
can you call functions
what else is there
how to use
walk me through your features
how could you assist me
features
what would you like to talk about
what could i use you for
how do i operate this
i'm new here, what should i do
i need a hand with something
which tasks suit you
guide
can you make small talk
do you have a clock
in what ways can you support me
what can be done with this chat
examples
manual
how can you be of use to me
i have no idea how this works
i'm stuck
`
  .trim()
  .split('\n')
