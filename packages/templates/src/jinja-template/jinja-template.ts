import type { ChatTemplate, Json, JsonObject, Message, Prompt, RenderInput } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import type { TemplateAbilities } from '../adapt/abilities.ts'
import { adaptConversation } from '../adapt/adapt-conversation.ts'
import { createDerive } from '../adapt/derive.ts'
import { compileJinja } from '../jinja/template.ts'
import { callStyleOf } from './call-styles.ts'
import { findMarks } from './find-marks.ts'
import { opensReasoning } from './opens-reasoning.ts'
import { createProbeCache } from './probe-cache.ts'
import { probeRunning } from './probe-running.ts'
import type { TemplateProbe } from './probe-template.ts'
import { templateVariables } from './template-variables.ts'

export interface JinjaTemplateOptions {
  /** Name for events and errors. Default `jinja`. */
  readonly name?: string
  /** Text of the begin and end tokens, which templates print through variables. Default: empty. */
  readonly bosToken?: string
  readonly eosToken?: string
  /** Name of the call format, where it is known better than by what the template writes. */
  readonly callFormat?: string
  /** Strings that end a reply, beside those found. */
  readonly stop?: readonly string[]
  /**
   * The moment that templates which print the date print. Default: when the template was made, so that midnight does
   * not change the start of a prompt.
   */
  readonly now?: Date
  /** Variables of every rendering; those of a `RenderInput` win. */
  readonly variables?: Readonly<Record<string, Json>>
}

/** A chat template in Jinja, adapted to what it can express. */
export interface JinjaChatTemplate extends ChatTemplate {
  readonly source: string
  /** What the template was found to do. */
  readonly probe: TemplateProbe
  /** Marks it writes around messages, each expected to be one control token. */
  readonly control: readonly string[]
  /** Renders as transformers would: nothing adapted, and what the template raises is thrown. */
  renderUnadapted(input: RenderInput): Prompt
}

const probes = createProbeCache()

/** A probe is a few short messages: a template that works longer on one is broken or hostile. */
const probeLimits = { steps: 1_000_000, characters: 1_000_000 }

/**
 * A `ChatTemplate` out of Jinja source. What the source can express is found once by rendering small conversations
 * and kept by source; whatever it cannot express is adapted. Throws `TEMPLATE_SYNTAX` for source that cannot be
 * read, and `TEMPLATE_INVALID` for a template that cannot render even one user message.
 */
export function jinjaTemplate(source: string, options: JinjaTemplateOptions = {}): JinjaChatTemplate {
  const { name = 'jinja', bosToken = '', eosToken = '', stop = [] } = options
  const { now = new Date() } = options
  const given = { bos_token: bosToken, eos_token: eosToken, ...options.variables }
  const program = compileJinja(source, { name, mutation: true })
  const probed = compileJinja(source, { name, mutation: true, limits: probeLimits })
  const run = (variables: JsonObject): Prompt => program.render({ ...given, ...variables }, { now })
  const probe = probes.get([source, bosToken, eosToken, JSON.stringify(options.variables ?? {})], () =>
    probeRunning(name, (input, style) =>
      probed.render({ ...given, ...templateVariables(input, style) }, { now }),
    ),
  )
  const derive = createDerive()
  const callStyle = callStyleOf(probe)

  function lay(input: RenderInput, abilities: TemplateAbilities): Prompt {
    const { besideTextAndCalls } = probe.reasoning
    const messages = besideTextAndCalls ? input.messages : input.messages.map(withoutReasoningBesideText)
    const adapted = adaptConversation({ ...input, messages }, abilities, callStyle, derive)
    return run(templateVariables(adapted, probe.style))
  }

  /** A tool whose schema the template cannot write is advertised in the system text, with all the others. */
  function layWithTools(input: RenderInput): Prompt {
    try {
      return lay(input, probe.abilities)
    } catch (error) {
      if (!isHarnessError(error, 'TEMPLATE_RENDER') || input.tools.length === 0) throw error
      return lay(input, { ...probe.abilities, tools: false })
    }
  }

  let latest: { readonly input: RenderInput; readonly prompt: Prompt } | undefined
  function render(input: RenderInput): Prompt {
    if (latest !== undefined && isSameInput(latest.input, input)) return latest.prompt
    const prompt = layWithTools(input)
    latest = { input: { ...input, messages: [...input.messages] }, prompt }
    return prompt
  }

  return {
    name,
    source,
    probe,
    callFormat: options.callFormat ?? callFormatOf(probe, callStyle.callFormat),
    stop: [...new Set([...probe.stops, ...stop, ...(eosToken === '' ? [] : [eosToken])])],
    control: findMarks((input) => run(templateVariables(input, probe.style))),
    supports: {
      system: probe.abilities.system,
      tools: probe.abilities.tools,
      reasoning: probe.reasoning.written,
      stablePrefix: probe.stablePrefix,
    },
    render,
    renderUnadapted: (input) => run(templateVariables(input, probe.style)),
    startsInReasoning: (input) => input.addGenerationPrompt && opensReasoning(lastControl(render(input))),
  }
}

/** `render` and `startsInReasoning` are asked about one input after another. */
function isSameInput(a: RenderInput, b: RenderInput): boolean {
  return (
    a.messages.length === b.messages.length &&
    a.messages.every((message, index) => message === b.messages[index]) &&
    a.tools === b.tools &&
    a.addGenerationPrompt === b.addGenerationPrompt &&
    a.variables === b.variables
  )
}

function callFormatOf({ callFormat, abilities }: TemplateProbe, style: string): string | null {
  if (callFormat !== undefined) return callFormat.callFormat
  return abilities.calls ? null : style
}

function withoutReasoningBesideText(message: Message): Message {
  if (message.role !== 'assistant' || message.content === '' || !message.toolCalls?.length) return message
  const { reasoning: _, ...rest } = message
  return rest
}

function lastControl(prompt: Prompt): string {
  const last = prompt.at(-1)
  return last?.kind === 'control' ? last.text : ''
}
