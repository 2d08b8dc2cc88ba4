import { formatTokens } from '@orion-harness/context/testkit'
import { measureTokens } from './measure-tokens.ts'

for (const budget of [768, 1_536, 3_072]) {
  console.log(`\n200 turns, a budget of ${budget} tokens`)
  console.log(formatTokens(await measureTokens(200, budget)).join('\n'))
}
