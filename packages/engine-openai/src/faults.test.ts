import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { hugeLine } from './testkit/answers.ts'
import { faults } from './testkit/fault-list.ts'
import { faultTable, meetFault, meetNobody, withFaultTable } from './testkit/fault-table.ts'
import type { FaultRow } from './testkit/fault-table.ts'

describe('a server that', () => {
  const rows: FaultRow[] = []

  it('refuses the connection: ENGINE_UNREACHABLE, sent again: true', async () => {
    const row = await meetNobody()
    rows.push(row)
    expect(row).toMatchObject({ code: 'ENGINE_UNREACHABLE', isRetried: true, text: '', requests: 0 })
  })

  it.each(faults)('$name: $code, sent again: $isRetried', async (fault) => {
    const row = await meetFault(fault)
    rows.push(row)
    expect(row).toMatchObject({ code: fault.code, isRetried: fault.isRetried, text: fault.text })
    expect(row.requests > 1).toBe(fault.isRetried)
    expect(row.events.filter(({ type }) => type === 'finish')).toEqual([row.events.at(-1)])
    expect(row.hint !== '').toBe(fault.code !== 'none')
    expect(JSON.stringify(row.events)).not.toContain('secret')
  })

  it('is met as the table of the README says', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    expect(rows).toHaveLength(faults.length + 1)
    const table = faultTable(rows)
    expect(withFaultTable(readme, table)).toBe(readme)
    expect(readme).toContain(table)
  })

  it('sends a line of 100 MB is left after a few of them', async () => {
    const row = await meetFault({
      name: 'huge',
      answer: hugeLine(100),
      code: 'ENGINE_STREAM_BROKEN',
      isRetried: false,
      text: '',
    })
    expect(row.bytesWritten).toBeLessThan(40 * 1024 * 1024)
  })
})
