import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { demoModelPath } from '../../packages/demo-model/src/index.ts'
import { deriveLayout } from '../../packages/templates/src/testkit/derive-layout.ts'
import { exportName, familySource, testSource, withExport, withFamily } from './family-source.ts'
import { readOfficial } from './read-official.ts'

const folder = mkdtempSync(join(tmpdir(), 'orion-new-template-'))
afterAll(() => rmSync(folder, { recursive: true }))

const source =
  "{% for m in messages %}{{ '<|' + m.role + '|>\n`' + m.content + '${`' + eos_token }}{% endfor %}" +
  "{% if add_generation_prompt %}{{ '<|assistant|>\n`' }}{% endif %}"

function file(name: string, text: string): string {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

test('a template is read from Jinja, from a tokenizer configuration and from a model file', () => {
  expect(readOfficial(file('a.jinja', source))).toEqual({ source })
  const config = { chat_template: source, bos_token: null, eos_token: { content: '</s>' } }
  expect(readOfficial(file('b.json', JSON.stringify(config)))).toEqual({ source, eosToken: '</s>' })
  const several = {
    chat_template: [
      { name: 'tool_use', template: 'x' },
      { name: 'default', template: source },
    ],
  }
  expect(readOfficial(file('c.json', JSON.stringify(several)))).toEqual({ source })
  expect(readOfficial(demoModelPath)).toMatchObject({
    source: expect.stringContaining('<|im_start|>'),
    eosToken: '<|im_end|>',
  })
  expect(() => readOfficial(file('d.json', '{}'))).toThrow('brings no chat template')
  expect(() => readOfficial(file('e.gguf', 'no model at all, only text'))).toThrow('is not a GGUF file')
})

test('the draft is a definition, its literals escaped', () => {
  const derived = deriveLayout({ source, eosToken: '</s>' })
  const text = derived && familySource('acme-2.5', derived)
  expect(text).toContain('export const acme25: NativeTemplate = defineTemplate({')
  expect(text).toContain('user: (text) => layout`<|user|>\\n\\`${text}\\${\\`</s>`,')
  expect(text).toContain('reply: () => layout`<|assistant|>\\n\\``,')
  expect(text).toContain('stop: ["</s>"],')
})

test('the family is registered, exported and tested', () => {
  const families = "import { a } from './a/a.ts'\n\nexport const families = [\n  a,\n]\n"
  expect(withFamily(families, 'acme-2.5')).toBe(
    "import { a } from './a/a.ts'\nimport { acme25 } from './acme-2.5/acme-2.5.ts'\n\nexport const families = [\n  a,\n  acme25,\n]\n",
  )
  expect(withExport('', 'acme-2.5')).toBe("export { acme25 } from './families/acme-2.5/acme-2.5.ts'\n")
  expect(testSource('acme-2.5', { eosToken: '</s>' })).toContain('official: { source, eosToken: "</s>" }')
  expect(exportName('big-acme')).toBe('bigAcme')
})
