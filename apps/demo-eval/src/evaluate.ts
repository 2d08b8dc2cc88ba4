import { basename } from 'node:path'
import { caseKinds } from '@orion-harness/demo-model/training'
import type { EvalOptions } from './eval-options.ts'
import { kindReports } from './report/kind-report.ts'
import type { Report } from './report/report.ts'
import { shapeReports } from './report/shape-report.ts'
import { runJobs } from './run-jobs.ts'
import { checkServers } from './servers/check-servers.ts'
import { measureLoad } from './speed/measure-load.ts'
import { measureSpeed } from './speed/measure-speed.ts'
import type { CaseSource, EvalKind, Finding } from './work.ts'

/** Measures the parts that are asked for, one after another; `onFinding` is told of each kind as it is done. */
export async function evaluate(
  options: EvalOptions,
  makeCases: CaseSource,
  onFinding: (finding: Finding) => void = () => undefined,
): Promise<Report> {
  const { parts, model, count, seed, jobs, only, fails } = options
  const pattern = new RegExp(only)
  const kinds = allKinds.filter((kind) => pattern.test(kind))
  const findings: Finding[] = []
  if (parts.includes('skills') || parts.includes('shapes')) {
    await runJobs({ parts, model, count, seed, kinds }, jobs, makeCases, (finding) => {
      findings.push(finding)
      onFinding(finding)
    })
  }
  const speed = parts.includes('speed')
  return {
    model: basename(model),
    seed,
    kinds: kindReports(findings, fails),
    shapes: shapeReports(findings),
    speed: speed ? await measureSpeed(model, makeCases('summary', Math.min(20, count), seed + 1)) : undefined,
    load: speed ? await measureLoad(model) : undefined,
    servers: parts.includes('servers') ? await checkServers(model) : [],
  }
}

const allKinds: readonly EvalKind[] = [...caseKinds, 'summary-in-use']
