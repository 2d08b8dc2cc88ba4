import type { DerivedLayout } from '../../packages/templates/src/testkit/derive-layout.ts'

/** Name of the export for a family's name: `acme-2.5` is `acme25`. */
export function exportName(name: string): string {
  return name.replaceAll('.', '').replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

/** Source of a family's definition, drafted from what renderings of its official template showed. */
export function familySource(name: string, derived: DerivedLayout): string {
  const { begin, system, user, assistant, reply, stop, control, alternates } = derived
  const around = ([open, close]: readonly [string, string], hole: string): string =>
    `layout\`${literal(open)}\${${hole}}${literal(close)}\``
  const head =
    system === undefined
      ? `() => layout\`${literal(begin)}\``
      : `({ system }) => (system === undefined ? layout\`${literal(begin)}\` : ${around(system, 'system')})`
  const marks = control.filter((mark) => user.some((text) => text.includes(mark)))
  return `import { defineTemplate } from '../../layout/define-template.ts'
import type { NativeTemplate } from '../../layout/define-template.ts'
import { layout } from '../../layout/layout.ts'

/** ${name}, drafted from its official template. */
export const ${exportName(name)}: NativeTemplate = defineTemplate({
  name: '${name}',
  callFormat: null,
  stop: ${JSON.stringify(stop)},
  control: ${JSON.stringify(control)},
  signs: { marks: ${JSON.stringify(marks)}, names: /${name.replaceAll('.', '\\.')}/ },
  supports: { system: ${system !== undefined}, tools: false, reasoning: false, stablePrefix: true },
  ${alternates ? 'alternates: true,\n  ' : ''}head: ${head},
  user: (text) => ${around(user, 'text')},
  assistant: ({ text }) => ${around(assistant, 'text')},
  reply: () => ${reply === '' ? '[]' : `layout\`${literal(reply)}\``},
})
`
}

/** Source of the family's test: the kit, with the official template kept beside it. */
export function testSource(name: string, tokens: Readonly<Record<string, string>>): string {
  const given = Object.entries(tokens).map(([key, value]) => `, ${key}: ${JSON.stringify(value)}`)
  return `/// <reference types="node" />
import { readFileSync } from 'node:fs'
import { test } from 'vitest'
import { testTemplate } from '../../testkit/test-template.ts'
import { ${exportName(name)} } from './${name}.ts'

const source = readFileSync(new URL('__fixtures__/official.jinja', import.meta.url), 'utf8')

testTemplate(test, { template: ${exportName(name)}, official: { source${given.join('')} } })
`
}

/** \`families.ts\` with the family added: its import after the last one, its name at the end of the list. */
export function withFamily(families: string, name: string): string {
  const line = `import { ${exportName(name)} } from './${name}/${name}.ts'\n`
  const lastImport = families.lastIndexOf('\nimport ')
  const end = families.indexOf("'\n", lastImport) + 2
  return (families.slice(0, end) + line + families.slice(end)).replace(/\]\n$/, `  ${exportName(name)},\n]\n`)
}

/** \`index.ts\` with the family's export at the end. */
export function withExport(index: string, name: string): string {
  return `${index}export { ${exportName(name)} } from './families/${name}/${name}.ts'\n`
}

function literal(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('`', '\\`').replaceAll('${', '\\${').replaceAll('\n', '\\n')
}
