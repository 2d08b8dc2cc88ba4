import type { Turn } from './dialogue.ts'
import { factSummary } from './facts.ts'
import { expectFacts, plainTurn } from './memory-turns.ts'
import type { Scene } from './scene.ts'
import type { Source } from './source.ts'
import { lines } from './wording.ts'

/** The line that stands above a summary carried in a message. */
export const summaryHeading = 'Summary of the earlier conversation:'

/** Other lines that a harness might put there. */
const headings = lines(`
Summary of the earlier conversation:
Summary of the earlier conversation:
Earlier in this conversation:
Conversation so far:
Summary so far:
Here is a summary of our conversation so far:
What happened before:
[summary]
`)

/** The sentence of Orion's own summaries. */
export const summaryRequest = 'Summarise the conversation below. Keep every fact the user told.'

const requests = lines(`
Summarise the conversation below.
Summarise the conversation below. Keep every fact the user told.
Summarize the following conversation.
Write a short summary of this conversation:
Summarise this chat. List the facts.
Below is a conversation. Summarise it.
Summarise the conversation below in one line.
Summarise the conversation below. Keep all facts.
Summarise the conversation below. Keep every fact the user told.
Sum up the conversation below.
`)

/** A carried summary of the facts of a scene, as a system message holds it. */
export function carriedSummary(source: Source, scene: Pick<Scene, 'facts'>): string {
  const heading = source.split === 'train' && source.chance(0.3) ? source.pick(headings) : summaryHeading
  return `${heading}\n${factSummary([...scene.facts.values()])}`
}

/** A request to summarise what was said in a scene, with its transcript, as the harness writes one. */
export function summaryTurn(source: Source, scene: Scene, earlier: string | undefined): Turn {
  const request = source.split === 'train' && source.chance(0.4) ? source.pick(requests) : summaryRequest
  const transcript = [...(earlier === undefined ? [] : [`summary: ${earlier}`]), ...transcriptLines(scene)]
  const facts = [...scene.facts.values()]
  return plainTurn(
    'summary',
    `${request}\n\n${transcript.join('\n')}`,
    factSummary(facts),
    expectFacts(facts),
  )
}

/** One line a message: `user: …`, `assistant: …`, `assistant: [tool arguments]`, `tool: …`. */
function transcriptLines({ turns }: Scene): readonly string[] {
  return turns.flatMap(({ user, steps, answer }) => [
    `user: ${user}`,
    ...steps.flatMap(({ calls, results }) => [
      `assistant: ${calls.map((call) => `[${call.name} ${JSON.stringify(call.arguments)}]`).join(' ')}`,
      ...results.map(({ text }) => `tool: ${text}`),
    ]),
    `assistant: ${answer}`,
  ])
}
