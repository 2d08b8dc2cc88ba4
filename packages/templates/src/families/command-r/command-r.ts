import type { Prompt, ToolSpec } from '@orion-harness/core'
import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import { pythonJson } from '../../layout/python-json.ts'
import { pythonStrip } from '../../layout/python-strip.ts'

const systemTurn = (body: Prompt): Prompt =>
  layout`<|START_OF_TURN_TOKEN|><|SYSTEM_TOKEN|>${body}<|END_OF_TURN_TOKEN|>`

/** Command R, Command R+ and Aya. Calls are a fenced JSON list after `Action:`, results a system turn. */
export const commandR: NativeTemplate = defineTemplate({
  name: 'command-r',
  callFormat: 'command-r',
  stop: ['<|END_OF_TURN_TOKEN|>'],
  control: [
    '<BOS_TOKEN>',
    '<|START_OF_TURN_TOKEN|>',
    '<|END_OF_TURN_TOKEN|>',
    '<|SYSTEM_TOKEN|>',
    '<|USER_TOKEN|>',
    '<|CHATBOT_TOKEN|>',
  ],
  signs: {
    marks: ['<|START_OF_TURN_TOKEN|>', '<|USER_TOKEN|>', '<|CHATBOT_TOKEN|>'],
    without: ['<|START_RESPONSE|>', '<|START_ACTION|>'],
    architectures: ['command-r', 'cohere2'],
    names: /command-r(?!7b)|aya/,
  },
  supports: { system: true, tools: true, reasoning: false, stablePrefix: true },
  alternates: true,
  head: ({ system, tools }) => {
    if (system === undefined && tools.length === 0) return layout`<BOS_TOKEN>`
    const between = system !== undefined && tools.length > 0 ? layout`\n\n` : []
    return layout`<BOS_TOKEN>${systemTurn(layout`${system ?? ''}${between}${advert(tools)}`)}`
  },
  user: (text) => layout`<|START_OF_TURN_TOKEN|><|USER_TOKEN|>${pythonStrip(text)}<|END_OF_TURN_TOKEN|>`,
  assistant: ({ text, calls }) => {
    const list = calls.map((call) => ({ tool_name: call.name, parameters: call.arguments }))
    const action = calls.length === 0 ? '' : `Action:\n\`\`\`json\n${pythonJson(list, 4)}\n\`\`\``
    const body = [pythonStrip(text), action].filter((part) => part !== '').join('\n')
    return layout`<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>${body}<|END_OF_TURN_TOKEN|>`
  },
  results: (results) => {
    const written = results.map((result, index) => layout`Document: ${String(index)}\n${result.content}\n`)
    return systemTurn(layout`<results>\n${joinPrompts(written, layout`\n`)}</results>`)
  },
  reply: () => layout`<|START_OF_TURN_TOKEN|><|CHATBOT_TOKEN|>`,
})

function advert(tools: readonly ToolSpec[]): Prompt {
  if (tools.length === 0) return []
  const lines = tools.map(({ name, description, parameters }) =>
    pythonJson({ name, description, parameters }),
  )
  return layout`## Available Tools
Here is a list of tools that you have available to you, as JSON with a JSON Schema of their parameters:

${lines.join('\n')}

To call tools, write 'Action:' followed by a json-formatted list of actions. For example:
\`\`\`json
[
    {
        "tool_name": title of the tool in the specification,
        "parameters": a dict of parameters to input into the tool as they are defined in the specs, or {} if it takes no parameters
    }
]\`\`\``
}
