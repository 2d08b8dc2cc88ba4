import { formatTokens } from '@orion-harness/context/testkit'
import { measureContext } from './measure-context.ts'

for (const window of [1_024, 2_048]) {
  const maxTokens = window / 8
  const rows = await measureContext({ turns: 200, window, maxTokens })
  const [first] = rows
  console.log(
    `\n200 turns on the demo model in llama.cpp, a window of ${window}, ${maxTokens} kept for the reply`,
  )
  console.log(`${first?.steps ?? 0} steps, ${first?.calls ?? 0} calls, ${first?.errors.length ?? 0} errors`)
  console.log(formatTokens(rows).join('\n'))
}
