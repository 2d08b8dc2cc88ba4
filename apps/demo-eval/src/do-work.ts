import { slidingWindow, summarize } from '@orion-harness/context'
import type { CaseKind, Dialogue } from '@orion-harness/demo-model/training'
import { runCase } from './cases/run-case.ts'
import { describeFailure } from './describe-failure.ts'
import { openModel } from './open-model.ts'
import type { OpenModel } from './open-model.ts'
import { scoreCase } from './score/score-case.ts'
import { runShape } from './shapes/run-shape.ts'
import type { CaseResult, CaseSource, EvalKind, Finding, Work } from './work.ts'

/** Kinds whose first reply is a call. */
const callKinds: readonly EvalKind[] = ['arithmetic', 'time', 'two-calls']
const temperatures = [0, 0.7, 1]

/** Small enough that what was told goes into the summary; the tokens of a summary are those of a small model. */
const foldEarly = { ceiling: 400, maxTokens: 128 }

/** Loads the model, does the work kind by kind, and frees the model. */
export async function* doWork(work: Work, makeCases: CaseSource): AsyncGenerator<Finding> {
  const model = await openModel(work.model)
  const casesOf = (kind: EvalKind) =>
    makeCases(sourceKind(kind), work.count, work.seed).flatMap((dialogue, place) =>
      place % work.of === work.index ? [{ dialogue, place }] : [],
    )
  try {
    if (work.parts.includes('skills')) {
      for (const kind of work.kinds) {
        const cases: CaseResult[] = []
        for (const { dialogue } of casesOf(kind)) cases.push(await judgeCase(model, kind, dialogue))
        yield { type: 'skills', kind, cases }
      }
    }
    if (work.parts.includes('shapes')) {
      for (const kind of work.kinds.filter((name) => callKinds.includes(name))) {
        const own = casesOf(kind)
        for (const temperature of temperatures) {
          const samples = []
          for (const { dialogue, place } of own) {
            const seed = work.seed * 100_003 + place * 7919
            samples.push(await runShape({ ...model, temperature, seed }, dialogue))
          }
          yield { type: 'shapes', kind, temperature, samples }
        }
      }
    }
  } finally {
    await model.engine.close()
  }
}

function sourceKind(kind: EvalKind): CaseKind {
  return kind === 'summary-in-use' ? 'recall-600' : kind
}

async function judgeCase(
  { engine, resolver }: OpenModel,
  kind: EvalKind,
  dialogue: Dialogue,
): Promise<CaseResult> {
  const context = kind === 'summary-in-use' ? summarize(foldEarly) : slidingWindow()
  const outcome = await runCase({ engine, template: resolver, context }, dialogue)
  const score = scoreCase(dialogue, outcome)
  const ended = outcome.ended === 'done' && outcome.history !== 'whole' ? outcome.history : outcome.ended
  return score.right === 1 ? { score, ended } : { score, ended, failure: describeFailure(dialogue, outcome) }
}
