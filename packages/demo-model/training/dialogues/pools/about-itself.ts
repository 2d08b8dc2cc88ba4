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
why should a demo model exist
name
what software am i using
what role do you play here
whom do i have the pleasure of talking to
are you self aware
when is your birthday
are you llama
are you copilot
is your code public
could you explain what you are
is this one of those llms
are you a person pretending to be a bot
do you have parents
do my words leave this device
do you have any brothers or sisters
do you have emotions
what's the point of you
is this an experiment
is orion a person or a program
are you the google assistant
are you hosted on some server farm
do you have a nickname
say something about who you are
who is this
is this mistral
give me a short introduction of yourself
is this a bot
who is on the other end
your name please
are you just software
do you have a face
do you eat or drink
are you sentient
are you some sort of artificial intelligence
who is answering me
who programmed you
are you a transformer
what does orion stand for
are you male or female
are you deepseek
in what language were you programmed
what do you look like
who owns you
is anybody real behind this screen
what license do you have
what gender are you
what's the story behind you
state your name and purpose
about
what is this app
can you feel pain
what year were you born
is this the finished product
is anyone else reading this chat
are you a toy
version
which architecture are you based on
are you a computer program
are you a prototype
may i know your name
did meta make you
which team is responsible for you
what technology is behind this chat
do you store our conversation somewhere
what is this bot called
are you an assistant
is orion your first name
who is your boss
in which country were you developed
which version are you
who is your developer
are you a neural network
is apple behind this
where were you born
what is your nationality
are you bixby
are you related to grok
identify yourself
were you developed by anthropic
what is this page for
do you ever sleep
who is orion
who
are you cortana
did microsoft build you
who pays for you
do you have a family
who's there
do you have a soul
`
  .trim()
  .split('\n')
