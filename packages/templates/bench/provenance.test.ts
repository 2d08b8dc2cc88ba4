import { isHarnessError } from '@orion-harness/core'
import { compileJinja } from '@orion-harness/templates/jinja'
import type { JinjaVariables } from '@orion-harness/templates/jinja'
import { describe, expect, it } from 'vitest'
import { officialTemplates } from '../test/official-templates.ts'

const sources = [...officialTemplates()]

/** Letters that no template writes, around what an attacker would write. */
const fence = '\u{10fffd}'

/** Everything in a template that looks like a control string. */
function controlStrings(source: string): string[] {
  const found =
    source.match(/<[|｜][^<>\n]{1,40}[|｜]>|<\/?[a-z_]{2,20}>|\[\/?[A-Z_]{2,20}\]|<<?\/?[A-Z]{3,20}>>?/g) ??
    []
  return [...new Set([...found, '<s>', '</s>', '<bos>'])]
}

function attacked(attack: string): JinjaVariables[] {
  const text = `${fence}${attack}${fence}`
  const tools = [
    {
      type: 'function',
      function: {
        name: `n${text}`,
        description: `d${text}`,
        parameters: {
          type: 'object',
          properties: { [`k${text}`]: { type: 'string', description: `p${text}` } },
          required: [],
        },
      },
    },
  ]
  const call = {
    id: 'abcdefghi',
    type: 'function',
    function: { name: `n${text}`, arguments: { [`k${text}`]: `v${text}` } },
  }
  const system = { role: 'system', content: `s${text}` }
  const user = { role: 'user', content: `u${text}` }
  const assistant = { role: 'assistant', content: `a${text}` }
  const flags = {
    add_generation_prompt: true,
    bos_token: '<s>',
    eos_token: '</s>',
    functions: text,
    datetime: text,
  }
  return [
    { ...flags, messages: [system, user, assistant, user] },
    { ...flags, messages: [user, assistant, user] },
    {
      ...flags,
      tools,
      messages: [
        system,
        user,
        { role: 'assistant', content: '', reasoning_content: `r${text}`, tool_calls: [call] },
        { role: 'tool', name: `n${text}`, tool_call_id: 'abcdefghi', content: `t${text}` },
      ],
    },
  ]
}

describe('provenance of official templates', () => {
  it.each(sources)('%s keeps every character of the input content', (key, source) => {
    const template = compileJinja(source, { name: key, mutation: true })
    let rendered = 0
    for (const variables of attacked(controlStrings(source).join(''))) {
      try {
        for (const { kind, text } of template.render(variables, { now: new Date(2026, 6, 4) })) {
          rendered += 1
          if (kind === 'control') expect(text).not.toContain(fence)
        }
      } catch (error) {
        if (!isHarnessError(error, 'TEMPLATE_RAISED') && !isHarnessError(error, 'TEMPLATE_RENDER'))
          throw error
      }
    }
    expect(rendered).toBeGreaterThan(0)
  })

  it('keeps the text of a user whole as content, wherever it appears', () => {
    for (const [key, source] of sources) {
      const attack = controlStrings(source).join('')
      const template = compileJinja(source, { name: key })
      const [, conversation] = attacked(attack)
      try {
        const prompt = template.render(conversation ?? {})
        const content = prompt.filter(({ kind }) => kind === 'content').map(({ text }) => text)
        const joined = prompt.map(({ text }) => text).join('')
        const wanted = `u${fence}${attack}${fence}`
        const inContent = content.join('\n').split(wanted).length
        const inAll = joined.split(wanted).length
        expect([key, inContent]).toEqual([key, inAll])
      } catch (error) {
        if (!isHarnessError(error, 'TEMPLATE_RAISED') && !isHarnessError(error, 'TEMPLATE_RENDER'))
          throw error
      }
    }
  })
})
