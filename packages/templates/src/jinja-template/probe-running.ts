import type { Prompt, RenderInput } from '@orion-harness/core'
import { HarnessError, isHarnessError } from '@orion-harness/core'
import { promptText } from '../layout/layout.ts'
import { probeTemplate } from './probe-template.ts'
import type { TemplateProbe } from './probe-template.ts'
import { probe, system, user } from './sentinels.ts'
import { usualStyle } from './template-variables.ts'
import type { VariableStyle } from './template-variables.ts'

/** Renders variables in a style; throws what the template raises. */
export type RenderWith = (input: RenderInput, style: VariableStyle) => Prompt

/** Probes a template that can lay out at least one user message. Throws `TEMPLATE_INVALID` for any other. */
export function probeRunning(name: string, render: RenderWith): TemplateProbe {
  const parts: VariableStyle = { ...usualStyle, content: 'parts' }
  const refused = [usualStyle, parts].flatMap((style) =>
    [probe([user]), probe([system, user])].map((input) => refusal(() => render(input, style))),
  )
  const [cause] = refused
  if (cause !== undefined && refused.every((error) => error !== undefined)) {
    throw new HarnessError(
      'TEMPLATE_INVALID',
      `Template ${name} cannot lay out one user message: ${cause.message}`,
      {
        hint: 'Give the variables it needs with `variables`, or override the template.',
        cause,
      },
    )
  }
  return probeTemplate((input, style) => attempt(() => render(input, style)))
}

function attempt(render: () => Prompt): string | undefined {
  let text: string | undefined
  refusal(() => {
    text = promptText(render())
  })
  return text
}

/** What a template raised or could not do with these values; anything else is thrown. */
function refusal(render: () => unknown): HarnessError | undefined {
  try {
    render()
    return undefined
  } catch (error) {
    if (isHarnessError(error, 'TEMPLATE_RAISED') || isHarnessError(error, 'TEMPLATE_RENDER')) return error
    throw error
  }
}
