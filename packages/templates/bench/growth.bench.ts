import { chatml, defineTemplate, llama31, qwen3 } from '@orion-harness/templates'
import { chatmlDefinition } from '../src/families/chatml/chatml-definition.ts'
import { measureGrowth } from './growth.ts'

const warmUp = defineTemplate({ ...chatmlDefinition, name: 'warm-up' })
measureGrowth([warmUp, chatml, qwen3, llama31], [100], 50)

console.log('Microseconds to lay out a conversation anew, and with one turn more right after:')
for (const { template, turns, whole, oneMore } of measureGrowth(
  [chatml, qwen3, llama31],
  [10, 100, 1000],
  30,
)) {
  const ratio = (oneMore / whole).toFixed(2)
  console.log(
    `${template.padEnd(9)} ${String(turns).padStart(5)} turns: ${whole.toFixed(0).padStart(5)} anew, ` +
      `${oneMore.toFixed(0).padStart(4)} for one more, ratio ${ratio}`,
  )
}
