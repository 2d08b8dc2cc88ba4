import { describe, expect, it } from 'vitest'
import { faults } from './testkit/fault-list.ts'
import { meetFault, meetNobody } from './testkit/fault-table.ts'

describe('a server that', () => {
  it.each(faults)('$name: $code, sent again: $isRetried', async (fault) => {
    const row = await meetFault(fault)
    expect(row).toMatchObject({ code: fault.code, isRetried: fault.isRetried, text: fault.text })
    expect(row.events.filter(({ type }) => type === 'finish')).toEqual([row.events.at(-1)])
    expect(row.hint !== '').toBe(fault.code !== 'none')
    expect(JSON.stringify(row.events)).not.toContain('secret')
  })

  it('refuses the connection: ENGINE_UNREACHABLE', async () => {
    expect(await meetNobody()).toMatchObject({ code: 'ENGINE_UNREACHABLE' })
  })
})
