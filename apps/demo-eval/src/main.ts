import { writeFileSync } from 'node:fs'
import { makeCases } from '@orion-harness/demo-model/training'
import { readEvalOptions, usage } from './eval-options.ts'
import { evaluate } from './evaluate.ts'
import { writeReport } from './report/write-report.ts'

const options = readEvalOptions(process.argv.slice(2))
if (options === undefined) {
  console.log(usage)
} else {
  const report = await evaluate(options, makeCases, ({ type, kind }) => console.error(`${type} ${kind}`))
  console.log(writeReport(report))
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(report, undefined, 2)}\n`)
}
