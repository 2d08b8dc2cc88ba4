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
are you able to give legal advice
are you fit for production
what is your opinion worth
do you understand the meaning of words
can you replace a teacher
how much of what you say is true
do you know sports
do you read the news
are you able to read the newspaper
can i depend on what you tell me
is it wise to believe you
are you dependable
do you know any films
do you know biology
are you able to check facts
are you online
do you have common sense
is everything you say true
are you knowledgeable
is what you write correct
are you good at programming
can you understand german
can you form your own opinion
are you any good at chess
how good is your english
are you biased
are you good with grammar
can you do my homework properly
do you have opinions
can you program in python
are you guessing
are your translations correct
can i cite you in my thesis
what subjects did you study
are you an expert in anything
do you have real knowledge
what happens if you don't know the answer
how often do you fail
do you know chemistry
do you know much about politics
is your knowledge complete
can i ask you about my health
can i trust you with my money
can you solve logic puzzles
can you be wrong
do you ever say nonsense
can i use your texts in a report
are you trustworthy
are you neutral
how educated are you
do you know about music
do you speak spanish
are you well informed
do you know famous people
can you speak french
are you certain of your answers
can you give me sources
can you predict the future
are you suitable for business use
do you know who won the last election
do you check your facts
are you good at geography
do you use google
do you believe in anything
how good are you
are you accurate
can you be creative
are your stories interesting
can you open websites
would you trust yourself
are you telling the truth
are your sources reliable
are you sure about that
can you see the latest headlines
can you judge what is right or wrong
can you read links
do you understand physics
how reliable are you
are you safe for children
is it okay to quote you
can you understand jokes
how deep is your knowledge
are you precise
how well do you know history
can you check wikipedia
can you replace a doctor
do you have any expertise
are your texts any good
is your information current
how sure are you
`
  .trim()
  .split('\n')
