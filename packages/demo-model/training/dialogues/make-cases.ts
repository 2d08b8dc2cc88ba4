import type { Dialogue, Skill, Turn } from './dialogue.ts'
import { close, distract, makeSummaryTurn, sizeOf } from './make-dialogue.ts'
import { askTurn, listFactsTurn, notToldTurn, plainTurn, tellTurn } from './memory-turns.ts'
import { newToolTurn } from './new-tool-turn.ts'
import { openScene } from './open-scene.ts'
import type { SceneOptions } from './open-scene.ts'
import { heldOutRequests } from './pools/held-out-requests.ts'
import { renderDialogue } from './render-dialogue.ts'
import type { Scene, TurnMaker } from './scene.ts'
import { aboutItselfTurn, beyondIt, expectModesty, smallTalkTurn } from './small-talk-turns.ts'
import { createSource, withLessons } from './source.ts'
import type { Source, Split } from './source.ts'
import { echoTurn } from './text-turns.ts'
import { arithmeticTurn, clockTurn, followUpTurn, twoCallsTurn } from './tool-turns.ts'
import { deniedTurn, retryTurn, toolErrorTurn } from './trouble-turns.ts'

/** What the evaluation counts, each for itself. */
export const caseKinds = [
  'arithmetic',
  'follow-up',
  'time',
  'two-calls',
  'new-tool',
  'tool-error',
  'retry',
  'denied',
  'no-tools',
  'recall-150',
  'recall-600',
  'recall-1200',
  'recall-from-summary',
  'not-told',
  'list-facts',
  'summary',
  'reminder',
  'about-itself',
  'unknown',
  'small-talk',
  'echo',
  'later-arithmetic',
  'later-two-calls',
  'later-about-itself',
] as const

export type CaseKind = (typeof caseKinds)[number]

/**
 * Cases of a kind, with wordings and values that were never learned unless `split` is `train`. The last turn of each is
 * tested, what comes before it is history. The same seed gives the same cases, whatever lessons come later: their
 * wordings are kinds of their own, behind `later-`.
 */
export function makeCases(
  kind: CaseKind,
  count: number,
  seed: number,
  split: Split = 'held-out',
): readonly Dialogue[] {
  const source = createSource(seed * 7919 + caseKinds.indexOf(kind), split)
  const cases = new Map<string, Dialogue>()
  for (let tries = 0; cases.size < count; tries++) {
    if (tries > 200 * count) throw new RangeError(`Cannot make ${count} different cases of ${kind}.`)
    const dialogue = makeCase(kind, source, cases.size)
    if (dialogue === undefined) continue
    cases.set(
      renderDialogue(dialogue)
        .map(({ text }) => text)
        .join(''),
      dialogue,
    )
  }
  return [...cases.values()]
}

function makeCase(kind: CaseKind, source: Source, index: number): Dialogue | undefined {
  switch (kind) {
    case 'arithmetic':
      return lastTurn(source, 'arithmetic', arithmeticTurn, { tools: 'both' })
    case 'follow-up':
      return lastTurn(
        source,
        'follow-up',
        (scene) => {
          scene.turns.push(source.chance(0.7) ? arithmeticTurn(scene) : clockTurn(scene))
          return followUpTurn(scene)
        },
        { tools: 'both' },
      )
    case 'time':
      return lastTurn(source, 'time', clockTurn, { tools: 'both' })
    case 'two-calls':
      return lastTurn(source, 'two-calls', twoCallsTurn, { tools: 'both' })
    case 'new-tool':
      return lastTurn(source, 'new-tool', newToolTurn, { tools: 'new' })
    case 'tool-error':
      return lastTurn(source, 'tool-error', toolErrorTurn, { tools: 'both' })
    case 'retry':
      return lastTurn(source, 'retry', retryTurn, { tools: 'both' })
    case 'denied':
      return lastTurn(source, 'denied', deniedTurn, { tools: 'both' })
    case 'no-tools':
      return lastTurn(source, 'no-tools', source.chance(0.6) ? arithmeticTurn : clockTurn, { tools: 'none' })
    case 'recall-150':
      return recallCase(source, 20, 140)
    case 'recall-600':
      return recallCase(source, 530, 620)
    case 'recall-1200':
      return recallCase(source, 1_090, 1_220)
    case 'recall-from-summary': {
      const scene = openScene(source, { carried: source.integer(1, 7) })
      scene.turns.push(askTurn(scene, source.pick([...scene.facts.values()])))
      return close(scene)
    }
    case 'not-told':
      return lastTurn(source, 'not-told', notToldTurn, {}, 3)
    case 'list-facts':
      return lastTurn(source, 'list-facts', listFactsTurn, {}, 3)
    case 'summary':
      return { system: '', tools: [], turns: [makeSummaryTurn(source, source.integer(400, 3_600))] }
    case 'reminder':
      return reminderCase(source)
    case 'about-itself':
      return lastTurn(source, 'about-itself', aboutItselfTurn)
    case 'unknown': {
      const request = heldOutRequests[index % heldOutRequests.length] ?? ''
      return lastTurn(source, 'unknown', () => plainTurn('unknown', request, beyondIt, expectModesty))
    }
    case 'small-talk':
      return lastTurn(source, 'small-talk', smallTalkTurn)
    case 'echo':
      return lastTurn(source, 'echo', echoTurn)
    case 'later-arithmetic':
      return makeCase('arithmetic', withLessons(source, 3), index)
    case 'later-two-calls':
      return makeCase('two-calls', withLessons(source, 3), index)
    case 'later-about-itself':
      return makeCase('about-itself', withLessons(source, 3), index)
  }
}

/** A turn of this skill, behind up to two others and after some facts; `undefined` when it came out as another skill. */
function lastTurn(
  source: Source,
  skill: Skill,
  make: TurnMaker,
  options: SceneOptions = {},
  told = 0,
): Dialogue | undefined {
  const scene = openScene(source, options)
  for (let left = source.integer(0, told); left > 0; left--) scene.turns.push(tellTurn(scene))
  distract(scene, sizeOf(scene) + source.pick([0, 0, 150, 400]))
  const turn = make(scene)
  scene.turns.push(turn)
  return turn.skill === skill ? close(scene) : undefined
}

/** A fact told at the start and asked for about so many tokens later. */
function recallCase(source: Source, least: number, most: number): Dialogue | undefined {
  const scene = openScene(source, { seeded: false })
  scene.turns.push(tellTurn(scene))
  const [fact] = scene.facts.values()
  if (fact === undefined) return undefined
  distract(scene, sizeOf(scene) + charactersPerToken * source.integer(least, most))
  if (scene.facts.get(fact.about)?.value !== fact.value || [...scene.facts.keys()][0] !== fact.about)
    return undefined
  scene.turns.push(askTurn(scene, fact))
  return close(scene)
}

const charactersPerToken = 3.6

function reminderCase(source: Source): Dialogue | undefined {
  const scene = openScene(source, { tools: 'both', seeded: true })
  const makers: readonly ((scene: Scene) => Turn)[] = [
    arithmeticTurn,
    clockTurn,
    smallTalkTurn,
    (within) => {
      within.turns.push(tellTurn(within))
      return askTurn(within, source.pick([...within.facts.values()]), true)
    },
  ]
  const turn = source.pick(makers)(scene)
  scene.turns.push(turn)
  return turn.skill === 'reminder' ? close(scene) : undefined
}
