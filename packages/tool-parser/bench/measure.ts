/** Least CPU milliseconds of several runs of `body`, of this process alone: other work on the machine hardly shows. */
export function leastMilliseconds(body: () => void, runs: number): number {
  let least = Infinity
  for (let run = 0; run < runs; run += 1) {
    const before = process.cpuUsage()
    body()
    const { user, system } = process.cpuUsage(before)
    least = Math.min(least, (user + system) / 1000)
  }
  return Math.max(least, 0.001)
}

/** Rows as a Markdown table, its first row the head; columns but the first are set to the right. */
export function markdownTable(rows: readonly (readonly string[])[]): string {
  const rule = rows[0]?.map((_, column) => (column === 0 ? '---' : '--:')) ?? []
  return [rows[0] ?? [], rule, ...rows.slice(1)].map((cells) => `| ${cells.join(' | ')} |`).join('\n')
}
