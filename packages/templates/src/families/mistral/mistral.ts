import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { joinPrompts, layout } from '../../layout/layout.ts'
import type { TemplateDefinition } from '../../layout/template-definition.ts'
import {
  mistralAdvert,
  mistralCallList,
  mistralNamedCalls,
  mistralResultObjects,
  mistralResultTexts,
} from './mistral-calls.ts'
import { mistralDefinition } from './mistral-definition.ts'

const instMarks = ['[INST]', '[/INST]']
const plainControl = ['<s>', '</s>']
const instControl = [...plainControl, '[INST]', '[/INST]']
const toolControl = [
  ...instControl,
  '[AVAILABLE_TOOLS]',
  '[/AVAILABLE_TOOLS]',
  '[TOOL_CALLS]',
  '[TOOL_RESULTS]',
  '[/TOOL_RESULTS]',
]

/** Mistral 7B Instruct v0.1 and v0.2. `[INST]` is plain text to its vocabulary. */
export const mistral7b: NativeTemplate = defineTemplate(
  mistralDefinition({
    name: 'mistral-7b',
    signs: {
      marks: instMarks,
      without: ['<<SYS>>', '[AVAILABLE_TOOLS]'],
      endTokens: ['</s>'],
      names: /mistral-7b-instruct-v0\.[12]/,
    },
    user: [layout`[INST] `, layout` [/INST]`],
    answer: [[], layout`</s> `],
    systemIn: 'first',
    control: plainControl,
  }),
)

/** Mixtral 8x7B Instruct, the format Mistral calls v1. */
export const mixtral: NativeTemplate = defineTemplate(
  mistralDefinition({
    name: 'mixtral',
    signs: {
      marks: instMarks,
      without: ['<<SYS>>', '[AVAILABLE_TOOLS]'],
      endTokens: ['</s>'],
      names: /mixtral-?8x7b/,
    },
    user: [layout` [INST] `, layout` [/INST]`],
    answer: [layout` `, layout`</s>`],
    systemIn: 'first',
    control: plainControl,
  }),
)

/** Format v3: Mistral 7B v0.3, Mixtral 8x22B, Codestral, Large 2407. */
export const mistralV3: NativeTemplate = defineTemplate(
  withCallLists(
    mistralDefinition({
      name: 'mistral-v3',
      signs: {
        marks: instMarks,
        endTokens: ['</s>'],
        names: /mistral-7b-instruct-v0\.3|mixtral-?8x22b|codestral|mistral-large.*2407/,
      },
      user: [layout`[INST] `, layout`[/INST]`],
      answer: [layout` `, layout`</s>`],
      systemIn: 'newest',
      control: toolControl,
    }),
    ' ',
  ),
)

/** Format v3-tekken: Mistral Nemo, Ministral 8B. */
export const mistralNemo: NativeTemplate = defineTemplate(
  withCallLists(
    mistralDefinition({
      name: 'mistral-nemo',
      signs: { marks: instMarks, endTokens: ['</s>'], names: /mistral-nemo|ministral-8b/ },
      user: [layout`[INST]`, layout`[/INST]`],
      answer: [[], layout`</s>`],
      systemIn: 'newest',
      control: toolControl,
    }),
    '',
  ),
)

/** Format v7: Mistral Large 2411, Pixtral Large. */
export const mistralV7: NativeTemplate = defineTemplate(
  withCallLists(
    mistralDefinition({
      name: 'mistral-v7',
      signs: { marks: instMarks, endTokens: ['</s>'], names: /mistral-large.*2411|pixtral-large/ },
      system: [layout`[SYSTEM_PROMPT] `, layout`[/SYSTEM_PROMPT]`],
      user: [layout`[INST] `, layout`[/INST]`],
      answer: [layout` `, layout`</s>`],
      control: [...toolControl, '[SYSTEM_PROMPT]', '[/SYSTEM_PROMPT]'],
    }),
    ' ',
  ),
)

const smallDefinition = mistralDefinition({
  name: 'mistral-small',
  signs: { marks: instMarks, endTokens: ['</s>'], names: /mistral-small/ },
  system: [layout`[SYSTEM_PROMPT]`, layout`[/SYSTEM_PROMPT]`],
  user: [layout`[INST]`, layout`[/INST]`],
  answer: [[], layout`</s>`],
  control: [...toolControl, '[SYSTEM_PROMPT]', '[/SYSTEM_PROMPT]'],
})

/** Format v7-tekken: Mistral Small 3 and 3.1. */
export const mistralSmall: NativeTemplate = defineTemplate(withCallLists(smallDefinition, ''))

/** Format v11 and later: Devstral, Magistral, Ministral 3. Tools stand once, after the system text. */
export const devstral: NativeTemplate = defineTemplate({
  ...smallDefinition,
  name: 'devstral',
  signs: { marks: instMarks, endTokens: ['</s>'], names: /devstral|magistral|ministral-?3/ },
  callFormat: 'mistral-v11',
  control: [...smallDefinition.control, '[ARGS]'],
  supports: { ...smallDefinition.supports, tools: true },
  head: (input) => joinPrompts([smallDefinition.head(input), mistralAdvert(input.tools)]),
  assistant: ({ text, calls }) => layout`${text}${mistralNamedCalls(calls)}</s>`,
  results: mistralResultTexts,
})

function withCallLists(definition: TemplateDefinition, space: '' | ' '): TemplateDefinition {
  return {
    ...definition,
    callFormat: 'mistral',
    supports: { ...definition.supports, tools: true, stablePrefix: false },
    user: (text, place) =>
      joinPrompts([
        place.newestUser ? mistralAdvert(place.head.tools, space) : [],
        definition.user(text, place),
      ]),
    assistant: (reply, place) =>
      reply.calls.length === 0
        ? definition.assistant(reply, place)
        : layout`${reply.text}${mistralCallList(reply.calls, space)}</s>`,
    results: (results) => mistralResultObjects(results, space),
  }
}
