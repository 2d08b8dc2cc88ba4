import { readDoctorOptions, usage } from './doctor-options.ts'
import { examine } from './examine.ts'
import type { Finding } from './examine.ts'
import { openTarget } from './open-target.ts'
import { describeError, factLines, findingLine, jsonReport, summaryLine } from './report.ts'

/** Where the doctor writes and what it reads beside its arguments. */
export interface Surroundings {
  readonly out: (line: string) => void
  readonly complain: (line: string) => void
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly signal?: AbortSignal
}

/** The command. Gives the exit code: 0 when all is well, 1 when a check failed, 2 when it could not look. */
export async function runDoctor(args: readonly string[], surroundings: Surroundings): Promise<0 | 1 | 2> {
  const { out, complain, environment, signal } = surroundings
  try {
    const options = readDoctorOptions(args, environment)
    if (options.help) {
      out(usage)
      return 0
    }
    const target = await openTarget(options)
    const findings: Finding[] = []
    if (!options.json) [...factLines(target), ''].forEach(out)
    for await (const finding of examine(target, options, signal)) {
      findings.push(finding)
      if (!options.json) out(findingLine(finding))
    }
    await target.engine.close()
    if (options.json) out(jsonReport(target, findings))
    else ['', summaryLine(findings)].forEach(out)
    return findings.some(({ outcome }) => outcome === 'failed') ? 1 : 0
  } catch (error) {
    complain(describeError(error))
    return 2
  }
}
