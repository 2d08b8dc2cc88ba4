import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { doWork } from './do-work.ts'
import type { CaseSource, Finding, Work } from './work.ts'

/**
 * Does the work in `jobs` processes side by side and tells of each finding as it comes; with one job in this process.
 * Rejects when a process fails. In processes of their own the generator's cases are used, whatever `makeCases` is.
 */
export async function runJobs(
  work: Omit<Work, 'index' | 'of'>,
  jobs: number,
  makeCases: CaseSource,
  onFinding: (finding: Finding) => void,
): Promise<void> {
  if (jobs === 1) {
    for await (const finding of doWork({ ...work, index: 0, of: 1 }, makeCases)) onFinding(finding)
    return
  }
  const shares = Array.from({ length: jobs }, (_, index): Work => ({ ...work, index, of: jobs }))
  await Promise.all(shares.map((share) => runProcess(share, onFinding)))
}

function runProcess(work: Work, onFinding: (finding: Finding) => void): Promise<void> {
  const child = fork(fileURLToPath(new URL('worker/main.ts', import.meta.url)))
  child.on('message', (finding: Finding) => onFinding(finding))
  child.send(work)
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('exit', (code, signal) => {
      if (code === 0) resolve()
      else reject(new Error(`A worker ended with ${signal ?? `code ${code}`}.`))
    })
  })
}
