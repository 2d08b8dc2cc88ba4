import { makeCases } from '@orion-harness/demo-model/training'
import { doWork } from '../do-work.ts'
import type { Finding, Work } from '../work.ts'

/** A process that does one share of the work and sends what it finds to its parent. */
process.once('message', (work: Work) => {
  const report = async () => {
    for await (const finding of doWork(work, makeCases)) await send(finding)
    process.disconnect()
  }
  report().catch((error: unknown) => {
    console.error(error)
    process.exit(1)
  })
})

function send(finding: Finding): Promise<void> {
  return new Promise((resolve, reject) => {
    process.send?.(finding, undefined, undefined, (error) => (error === null ? resolve() : reject(error)))
  })
}
