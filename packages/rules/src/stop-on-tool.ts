import type { StopCondition } from '@orion-harness/core'
import { callRecords } from './call-records.ts'
import { matchesTool } from './tool-match.ts'
import type { ToolMatch } from './tool-match.ts'

/** Ends the turn once a tool has succeeded, such as `submit`. Its output is the detail of the stop. */
export function stopOnTool(tools: ToolMatch): StopCondition {
  return {
    name: 'tool-done',
    check({ conversation, turn, step }) {
      const done = conversation
        .view(callRecords)
        .all.find(
          (record) =>
            record.turn === turn &&
            record.step === step &&
            record.ok &&
            !record.isNested &&
            matchesTool(tools, record.call.name),
        )
      const entry = done === undefined ? undefined : conversation.entry(done.entryId)
      if (done === undefined || entry?.type !== 'tool-result') return undefined
      return { type: 'stop', reason: 'tool-done', detail: { tool: done.call.name, data: entry.result.data } }
    },
  }
}
