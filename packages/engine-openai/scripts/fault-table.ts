import { readFileSync, writeFileSync } from 'node:fs'
import { faults } from '../src/testkit/fault-list.ts'
import { faultTable, meetFault, meetNobody, withFaultTable } from '../src/testkit/fault-table.ts'

/** Writes the table of faults into the README, from what the engine really makes of each. */
const rows = [await meetNobody()]
for (const fault of faults) rows.push(await meetFault(fault))
const readme = new URL('../README.md', import.meta.url)
writeFileSync(readme, withFaultTable(readFileSync(readme, 'utf8'), faultTable(rows)))
