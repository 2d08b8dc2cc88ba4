import type { Dialogue, Turn } from './dialogue.ts'
import { listFactsTurn, notToldTurn, recallTurn, tellTurn } from './memory-turns.ts'
import { missingToolTurn, newToolTurn } from './new-tool-turn.ts'
import { openScene } from './open-scene.ts'
import type { Scene, TurnMaker } from './scene.ts'
import { aboutItselfTurn, smallTalkTurn, unknownTurn } from './small-talk-turns.ts'
import type { Source } from './source.ts'
import { summaryTurn } from './summary-turn.ts'
import { echoTurn, fillerTurn } from './text-turns.ts'
import { arithmeticTurn, clockTurn, followUpTurn, twoCallsTurn } from './tool-turns.ts'
import { deniedTurn, retryTurn, toolErrorTurn, unknownPlaceTurn } from './trouble-turns.ts'

/** Kinds of turns, each with how often it comes. */
type Mix = readonly (readonly [TurnMaker, number])[]

/** What comes in a chat. */
const everyday: Mix = [
  [smallTalkTurn, 11],
  [aboutItselfTurn, 6],
  [unknownTurn, 15],
  [fillerTurn, 1],
  [echoTurn, 8],
  [arithmeticTurn, 27],
  [clockTurn, 9],
  [twoCallsTurn, 15],
  [toolErrorTurn, 6],
  [deniedTurn, 6],
  [retryTurn, 7],
  [unknownPlaceTurn, 2],
  [missingToolTurn, 1],
  [tellTurn, 10],
  [recallTurn, 14],
  [notToldTurn, 6],
  [listFactsTurn, 3],
]

/** The same for the last part of a corpus. */
const lastEveryday: Mix = [...everyday, [arithmeticTurn, 11], [aboutItselfTurn, 10]]

/** Turns that stand between a fact and the question for it: nothing that repeats the fact. */
const distractors = everyday.filter(([maker]) => ![recallTurn, listFactsTurn, notToldTurn].includes(maker))

/** Share of learned calls in another form than the template's. */
const drift = 0.13

/** A part of a corpus: in the last one, what takes longest to learn comes more often. */
export type Part = 'main' | 'last'

/** A dialogue to learn from, of about so many characters (a token is about four). */
export function makeDialogue(source: Source, characters: number, part: Part = 'main'): Dialogue {
  const isLong = characters > 1_500
  const isLast = part === 'last'
  return source.weighted<(source: Source, characters: number, mix: Mix) => Dialogue>([
    [makeChat, 50],
    [makeMemoryChat, isLong ? 42 : isLast ? 24 : 16],
    [makeNewToolChat, (isLong ? 8 : 18) * (isLast ? 3 : 1)],
    [makeSummary, isLong ? 26 : 12],
  ])(source, characters, isLast ? lastEveryday : everyday)
}

/** A bit of everything. Some chats begin with a carried summary. */
function makeChat(source: Source, characters: number, mix: Mix): Dialogue {
  const carried = source.chance(0.2) ? source.integer(1, 7) : 0
  const scene = openScene(source, { drift, carried })
  const asked = source.integer(1, 3)
  for (let left = carried > 0 ? asked : 0; left > 0; left--) {
    scene.turns.push((source.chance(0.75) ? recallTurn : notToldTurn)(scene))
  }
  do addTurn(scene, mix)
  while (sizeOf(scene) < characters)
  return close(scene)
}

/** Facts first, other things between, then questions for them. */
function makeMemoryChat(source: Source, characters: number): Dialogue {
  const scene = openScene(source, { drift })
  for (let told = source.integer(1, 4); told > 0; told--) scene.turns.push(tellTurn(scene))
  distract(scene, characters * (0.35 + 0.5 * source.next()))
  do scene.turns.push((source.chance(0.72) ? recallTurn : notToldTurn)(scene))
  while (source.chance(0.75) || sizeOf(scene) < characters * 0.9)
  if (source.chance(0.2)) scene.turns.push(listFactsTurn(scene))
  return close(scene)
}

function makeNewToolChat(source: Source, characters: number, mix: Mix): Dialogue {
  const scene = openScene(source, { drift, tools: 'new' })
  do addTurn(scene, source.chance(0.75) ? [[newToolTurn, 1]] : mix)
  while (sizeOf(scene) < characters * 0.8)
  return close(scene)
}

/** A transcript to summarise. */
function makeSummary(source: Source, characters: number): Dialogue {
  const told = source.pick([0.3, 0.3, 0.75])
  const turn = makeSummaryTurn(source, characters * (0.3 + 0.6 * source.next()), told)
  return { system: '', tools: [], turns: [turn] }
}

/** The request to summarise a conversation of so many characters; in `told` of its turns facts are told for sure. */
export function makeSummaryTurn(source: Source, characters: number, told = 0.3): Turn {
  const carried = source.chance(0.25) ? source.integer(1, 6) : 0
  const scene = openScene(source, { carried, seeded: false })
  const earlier = carried === 0 ? undefined : scene.system.split('\n').at(-1)
  do addTurn(scene, source.chance(told) ? [[tellTurn, 1]] : everyday)
  while (sizeOf(scene) < characters)
  return summaryTurn(source, scene, earlier)
}

/** Adds turns that tell and ask nothing of what is remembered, up to a size. */
export function distract(scene: Scene, characters: number): void {
  while (sizeOf(scene) < characters) addTurn(scene, distractors)
}

/**
 * Adds a turn. A result is often gone on from before anything else is asked. That a tool is not there is said less often
 * than it would come up: that much is learned soon.
 */
function addTurn(scene: Scene, makers: Mix): void {
  const { source, turns } = scene
  const skill = turns.at(-1)?.skill
  const goesOn = (skill === 'arithmetic' || skill === 'time') && source.chance(0.3)
  const turn = (goesOn ? followUpTurn : source.weighted(makers))(scene)
  const isKept = turn.skill !== 'no-tools' || source.chance(0.25)
  turns.push(isKept ? turn : source.weighted(makers)(scene))
}

/** Characters of the messages of a scene, with their tags. */
export function sizeOf({ turns }: Scene): number {
  const said = turns.map(
    ({ user, answer, steps }) =>
      user.length +
      answer.length +
      60 +
      steps.reduce(
        (sum, step) =>
          sum + step.written.length + 90 + step.results.reduce((all, { text }) => all + text.length, 0),
        0,
      ),
  )
  return said.reduce((sum, length) => sum + length, 0)
}

export function close({ system, tools, turns }: Scene): Dialogue {
  return { system, tools, turns }
}
