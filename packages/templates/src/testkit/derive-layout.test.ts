import { expect, test } from 'vitest'
import { officialTemplates } from '../../test/official-templates.ts'
import { jinjaTemplate } from '../jinja-template/jinja-template.ts'
import { defineTemplate } from '../layout/define-template.ts'
import type { NativeTemplate } from '../layout/define-template.ts'
import { control, layout, promptText } from '../layout/layout.ts'
import { conversations } from './conversations.ts'
import { deriveLayout } from './derive-layout.ts'
import type { DerivedLayout } from './derive-layout.ts'

const tokens = { bosToken: '<s>', eosToken: '</s>' }
const plain = ['user', 'two turns', 'two turns with system', 'five turns', 'other scripts']

/** Templates whose plain turns are more than an opening, the text and a closing, each with what it does. */
const irregular: Readonly<Record<string, string>> = {
  'CohereForAI-c4ai-command-r-plus-tool_use': 'ends every prompt with instructions',
  'CohereForAI-c4ai-command-r7b-12-2024-tool_use': 'begins a reply otherwise than it writes one',
  'granite3-guardian_2b': 'moderates one message',
  'llama-guard3_1b': 'moderates one message',
  'llama-guard3_8b': 'moderates one message',
  llama2_7b: 'writes system text inside the first user message',
  'mistralai-Mistral-Nemo-Instruct-2407': 'writes system text inside the last user message',
  mixtral_8x22b: 'writes system text inside the last user message',
}

function drafted(derived: DerivedLayout): NativeTemplate {
  const { begin, system, user, assistant, reply } = derived
  return defineTemplate({
    name: 'draft',
    callFormat: null,
    stop: derived.stop,
    control: derived.control,
    signs: { marks: [] },
    supports: { system: system !== undefined, tools: false, reasoning: false, stablePrefix: true },
    alternates: derived.alternates,
    head: ({ system: text }) =>
      system === undefined || text === undefined
        ? control(begin)
        : layout`${control(system[0])}${text}${control(system[1])}`,
    user: (text) => layout`${control(user[0])}${text}${control(user[1])}`,
    assistant: ({ text }) => layout`${control(assistant[0])}${text}${control(assistant[1])}`,
    reply: () => control(reply),
  })
}

test('what is drafted from an official template equals it on plain turns, for nearly all of them', () => {
  const different: string[] = []
  let drafts = 0
  for (const [name, source] of officialTemplates()) {
    if (name.includes('firefunction')) continue
    const derived = deriveLayout({ source, ...tokens })
    if (derived === undefined) continue
    drafts += 1
    const draft = drafted(derived)
    const official = jinjaTemplate(source, { name, ...tokens })
    const given = conversations.filter(
      (each) =>
        plain.includes(each.name) &&
        (official.probe.abilities.system || each.input.messages[0]?.role === 'user'),
    )
    const equal = given.every(
      ({ input }) => promptText(draft.render(input)) === promptText(official.renderUnadapted(input)),
    )
    if (!equal) different.push(name)
  }
  expect(different.toSorted()).toEqual(Object.keys(irregular).toSorted())
  expect(drafts).toBeGreaterThan(150)
})
