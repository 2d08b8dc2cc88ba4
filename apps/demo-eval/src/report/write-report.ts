import { callShapes } from '../shapes/call-shape.ts'
import type { KindReport } from './kind-report.ts'
import type { Report } from './report.ts'
import type { ShapeReport } from './shape-report.ts'
import { writeTable } from './write-table.ts'

/** The figures for a person; parts that were not measured are left out. */
export function writeReport({ model, seed, kinds, shapes, speed, load, servers }: Report): string {
  return [
    `${model}, seed ${seed}`,
    kinds.length === 0 ? '' : kindTable(kinds),
    kinds.map(writeEndings).filter(Boolean).join('\n'),
    shapes.length === 0 ? '' : shapeTable(shapes),
    speed === undefined
      ? ''
      : `prefill ${speed.prefill.toFixed(0)} tokens/s (${speed.prefillTokens}), decode ${speed.decode.toFixed(0)} tokens/s (${speed.decodeTokens}), one thread`,
    load === undefined
      ? ''
      : `llama.cpp starts in ${load.startMs.toFixed(0)} ms, then the model loads in ${load.loadMs.toFixed(0)} ms; ${load.bytes} bytes`,
    servers.map(({ name, outcome, detail }) => `${name}: ${outcome}. ${detail}`).join('\n'),
    kinds.map(writeFailures).filter(Boolean).join('\n\n'),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function kindTable(kinds: readonly KindReport[]): string {
  return writeTable([
    ['kind', 'cases', 'right %', 'calls %', 'answer %', 'goal %', ''],
    ...kinds.map(({ kind, cases, right, calls, answer, goal, isMet }) => [
      kind,
      String(cases),
      ...[right, calls, answer].map((share) => share.toFixed(1)),
      goal === undefined ? '–' : String(goal),
      isMet === undefined ? '' : isMet ? 'met' : 'missed',
    ]),
  ])
}

function writeEndings({ kind, ended }: KindReport): string {
  const counts = Object.entries(ended).map(([reason, count]) => `${count} ${reason}`)
  return counts.length === 0 ? '' : `${kind}: ${counts.join(', ')}`
}

function shapeTable(shapes: readonly ShapeReport[]): string {
  return writeTable([
    ['calls at temperature', ...shapes.map(({ temperature }) => temperature.toFixed(1))],
    ['replies', ...shapes.map(({ replies }) => String(replies))],
    ...callShapes.map((name) => [name, ...shapes.map((report) => `${report.shapes[name].toFixed(1)} %`)]),
    ['right, strict', ...shapes.map(({ strict }) => `${strict.toFixed(1)} %`)],
    ['right, lenient', ...shapes.map(({ lenient }) => `${lenient.toFixed(1)} %`)],
  ])
}

function writeFailures({ kind, failures }: KindReport): string {
  return failures
    .map(({ asked, wanted, came }) => `${kind}\n  asked   ${asked}\n  wanted  ${wanted}\n  came    ${came}`)
    .join('\n')
}
