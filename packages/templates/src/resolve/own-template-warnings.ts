import type { ResolveInput } from '@orion-harness/core'
import type { JinjaChatTemplate } from '../jinja-template/jinja-template.ts'

/** What a person should know about a file's own template: what it cannot say, and metadata it misses. */
export function ownTemplateWarnings(
  { source, probe, callFormat, stop }: JinjaChatTemplate,
  { model, tools }: ResolveInput,
): readonly string[] {
  const { abilities } = probe
  const warnings: string[] = []
  for (const [variable, value] of [
    ['bos_token', model.bosToken],
    ['eos_token', model.eosToken],
  ] as const) {
    if (value === undefined && new RegExp(`\\b${variable}\\b`).test(source)) {
      warnings.push(
        `The template prints ${variable} and the model states none, so nothing is printed for it.`,
      )
    }
  }
  if (stop.length === 0)
    warnings.push('Nothing in the template ends a reply: only the end tokens of the engine will.')
  if (!tools) return warnings
  if (!abilities.tools) {
    warnings.push(
      `The template advertises no tools: they are advertised in the system text, as ${callFormat ?? 'text'}.`,
    )
  }
  if (!abilities.calls || !abilities.results) {
    warnings.push('The template drops or refuses calls or results in the history: they are written as text.')
  }
  if (abilities.calls && !abilities.textWithCalls && !abilities.anyOrder) {
    warnings.push('The template drops text that stands beside a call: the model does not see it again.')
  }
  if (abilities.calls && callFormat === null) {
    warnings.push(
      `The calls this template writes are in no known format: ${JSON.stringify(probe.callExample)}.`,
    )
  }
  return warnings
}
