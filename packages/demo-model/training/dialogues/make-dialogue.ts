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

/** How often each kind of turn comes in a chat. */
const everyday: readonly (readonly [TurnMaker, number])[] = [
  [smallTalkTurn, 8],
  [aboutItselfTurn, 5],
  [unknownTurn, 13],
  [fillerTurn, 2],
  [echoTurn, 9],
  [arithmeticTurn, 15],
  [followUpTurn, 3],
  [clockTurn, 11],
  [twoCallsTurn, 9],
  [toolErrorTurn, 4],
  [deniedTurn, 3],
  [retryTurn, 4],
  [unknownPlaceTurn, 2],
  [missingToolTurn, 1],
  [tellTurn, 12],
  [recallTurn, 18],
  [notToldTurn, 9],
  [listFactsTurn, 3],
]

/** Turns that stand between a fact and the question for it: nothing that repeats the fact. */
const distractors = everyday.filter(([maker]) => ![recallTurn, listFactsTurn, notToldTurn].includes(maker))

/** Share of learned calls in another form than the template's. */
const drift = 0.13

/** A dialogue to learn from, of about so many characters (a token is about four). */
export function makeDialogue(source: Source, characters: number): Dialogue {
  const isLong = characters > 1_500
  return source.weighted<(source: Source, characters: number) => Dialogue>([
    [makeChat, 50],
    [makeMemoryChat, isLong ? 60 : 26],
    [makeNewToolChat, isLong ? 4 : 11],
    [makeSummary, isLong ? 24 : 13],
  ])(source, characters)
}

/** A bit of everything. Some chats begin with a carried summary. */
function makeChat(source: Source, characters: number): Dialogue {
  const carried = source.chance(0.2) ? source.integer(1, 7) : 0
  const scene = openScene(source, { drift, carried })
  const asked = source.integer(1, 3)
  for (let left = carried > 0 ? asked : 0; left > 0; left--) {
    scene.turns.push((source.chance(0.75) ? recallTurn : notToldTurn)(scene))
  }
  do scene.turns.push(source.weighted(everyday)(scene))
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

function makeNewToolChat(source: Source, characters: number): Dialogue {
  const scene = openScene(source, { drift, tools: 'new' })
  do scene.turns.push((source.chance(0.75) ? newToolTurn : source.weighted(everyday))(scene))
  while (sizeOf(scene) < characters * 0.8)
  return close(scene)
}

/** A transcript to summarise. */
function makeSummary(source: Source, characters: number): Dialogue {
  const turn = makeSummaryTurn(source, characters * (0.3 + 0.6 * source.next()))
  return { system: '', tools: [], turns: [turn] }
}

/** The request to summarise a conversation of so many characters. */
export function makeSummaryTurn(source: Source, characters: number): Turn {
  const carried = source.chance(0.25) ? source.integer(1, 6) : 0
  const scene = openScene(source, { carried, seeded: false })
  const earlier = carried === 0 ? undefined : scene.system.split('\n').at(-1)
  do scene.turns.push((source.chance(0.3) ? tellTurn : source.weighted(everyday))(scene))
  while (sizeOf(scene) < characters)
  return summaryTurn(source, scene, earlier)
}

/** Adds turns that tell and ask nothing of what is remembered, up to a size. */
export function distract(scene: Scene, characters: number): void {
  const { source } = scene
  while (sizeOf(scene) < characters) {
    const known = [...scene.facts.keys()]
    const turn = source.weighted(distractors)(scene)
    scene.turns.push(turn)
    if (known.some((about, index) => [...scene.facts.keys()][index] !== about))
      scene.turns.push(recallTurn(scene))
  }
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
