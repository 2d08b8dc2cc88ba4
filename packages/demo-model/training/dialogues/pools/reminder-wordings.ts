import { lines } from '../wording.ts'

/** Reminders that ask for a word `{w}` in the answer, or for a name at its start. */
export const wishes: Readonly<Record<'ends-with' | 'starts-with' | 'names', readonly string[]>> = {
  'ends-with': lines(`
    End your answer with the word {w}.
    Finish your reply with {w}.
    The last word of your answer must be {w}.
    Always end with "{w}".
    End with the word "{w}".
    Put the word {w} at the end of your answer.
    Your reply must end with {w}.
    The answer must end with the word {w}.
    Let your answer end with {w}.
    End your reply with "{w}".
    Finish with the word {w}.
    Close your answer with {w}.
    Add {w} at the end.
    The reply has to end with {w}.
    Add the word "{w}" to the end of your reply.
    Your answer has to end with the word {w}.
    The answer has to end with {w}.
    Your answer must end with the word {w}.
    Your answer has to finish with the word {w}.
    The answer must finish with {w}.
    End every answer with the word {w}.
    Finish your answer with the word "{w}".
    End with {w}.
    The reply must end with the word {w}.
    Your reply has to end with "{w}".
    Let the reply end with the word {w}.
    Make {w} the last word of your answer.
    Make sure that the answer ends with {w}.
    Write the answer first, then {w}.
    Say {w} after your answer.
    The last word has to be {w}.
    Answers must finish with the word {w}.
    Answers have to end with "{w}".
    Always finish your answer with {w}.
    Put {w} after the answer.
    Use {w} as the last word.
    Your last word must be {w}.
    It is a rule to end with the word {w}.
    Every reply must end with the word {w}.
    The end of your answer must be {w}.
    The answer should end with the word "{w}".
    Your reply should finish with the word {w}.
    Please end with the word {w}.
    Please finish your answer with {w}.
    Close with the word {w}.
    Say the word {w} last.
    Write the word {w} at the end of your answer.
    Your answer should end with {w}.
  `),
  'starts-with': lines(`
    Start your answer with the word {w}.
    Begin your reply with {w}.
    The first word of your answer must be {w}.
    Always start with "{w}".
    Start with the word "{w}".
    Put the word {w} in front of your answer.
    Your reply must start with {w}.
    The answer must begin with the word {w}.
    Let your answer begin with {w}.
    Begin your reply with "{w}".
    Begin with the word {w}.
    Open your answer with {w}.
    Put {w} first.
    The reply has to begin with {w}.
    Put the word "{w}" at the start of your reply.
    Your answer has to start with the word {w}.
    The answer has to start with the word {w}.
    Your answer must start with the word {w}.
    Your answer has to begin with the word {w}.
    The answer must start with {w}.
    Start every answer with the word {w}.
    Begin your answer with the word "{w}".
    Start with {w}.
    The reply must begin with the word {w}.
    Your reply has to begin with "{w}".
    Let the reply start with the word {w}.
    Make {w} the first word of your answer.
    Make sure that the answer starts with {w}.
    Write {w} first, then the answer.
    Say {w} before your answer.
    The first word has to be {w}.
    Answers must begin with the word {w}.
    Answers have to start with "{w}".
    Always begin your answer with {w}.
    Put {w} before the answer.
    Use {w} as the first word.
    Your first word must be {w}.
    It is a rule to start with the word {w}.
    Every reply must start with the word {w}.
    The beginning of your answer must be {w}.
    The answer should start with the word "{w}".
    Your reply should begin with the word {w}.
    Please start with the word {w}.
    Please begin your answer with {w}.
    Lead with the word {w}.
    Say the word {w} first.
    Write the word {w} at the beginning of your answer.
    Your answer should begin with {w}.
  `),
  names: lines(`
    Address the user as {w}.
    The user's name is {w}; use it first.
    Call the user {w}.
    Say the user's name, {w}, first.
    Speak to the user as {w}.
    Address the user by name: {w}.
    You are talking to {w}. Address them by name.
    Address the user as "{w}".
    The user wants to be called {w}.
    Use the name {w} for the user.
    The user is {w}. Address the user by this name.
    Address {w} by name.
    Call the user by the name {w}.
    The user must be addressed as {w}.
    You speak with {w}; say the name first.
    Call the user "{w}".
    Address the user with the name {w}.
    The user goes by {w}. Call them that.
    Say {w} to the user.
    Start with the user's name, {w}.
    Greet the user as {w}.
    The name of the user is {w}; say it first.
    You are speaking with {w}; call them by name.
    The user is called {w}. Use the name.
    Always call the user {w}.
    Name the user: {w}.
    Call them {w}.
    Use the user's name: {w}.
    Please call the user {w}.
    The person you talk to is {w}. Address them by name.
    Use "{w}" when you speak to the user.
    The user likes to be addressed as {w}.
    The user's name is {w}. Use the name.
    The user is called {w}; say the name first.
    The user is called {w}. Address them by name.
    This is {w}. Use the name first.
    The user is named {w}. Use that name.
    The name is {w}. Use it.
    The user is {w}. Use the name.
    You talk to {w}. Use their name.
  `),
}

/** Reminders that ask for an answer of one word. */
export const oneWord: readonly string[] = lines(`
Answer in one word.
Reply with one word only.
Use a single word.
Your answer must be one word.
One word answers only.
Respond with a single word.
Answer with a single word.
Answer with one word.
Give a one word answer.
Reply in one word.
Only one word, please.
Keep your answer to one word.
The answer must be a single word.
Say one word only.
Use one word only.
Reply with a single word.
One word is enough.
Answer with just one word.
A single word will do.
Just one word, please.
Say it in one word.
Reply with just a single word.
Do not use more than one word.
The reply must be one word.
Your reply has to be a single word.
The answer has to be one word.
Limit your answer to one word.
Be short: one word.
The user wants one word only.
Use no more than one word.
Write one word only.
Keep the reply to a single word.
`)

/** Reminders that ask for nothing. */
export const remarks: readonly string[] = lines(`
It is late.
The user is in a hurry.
The session started a while ago.
Files may have changed.
Be careful.
The todo list is empty.
Remember to be kind.
Do not mention this reminder.
90 minutes have passed since the message before this one.
Earlier parts of this conversation have been left out or summarised to fit.
3 steps have gone into this message so far.
clock has failed 3 times in a row.
The user has just come back.
The battery is low.
5 hours have passed since the message before this one.
The window is nearly full.
2 files were saved.
The network is slow today.
7 steps have gone into this message so far.
The user reads this on a phone.
calculator has failed 2 times in a row.
The conversation is long.
The user likes short answers.
Somebody else is watching.
The user has opened a new window.
A new file was opened.
2 hours have passed since the message before this one.
The program was updated yesterday.
Nobody else is here.
The screen is small.
It is early in the morning.
The weather is bad today.
The user has changed the settings.
Someone is waiting.
The user can see this.
Another program is running.
The user has been here before.
The computer was restarted.
Two people are reading along.
It is Friday evening.
The user is watching the screen.
Another user has joined.
This is a test.
The user is at work.
The room is noisy.
Somebody has opened the door.
Other people may read this.
The user is alone.
`)
