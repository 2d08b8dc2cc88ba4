import { families } from '@orion-harness/templates'
import { templateCases } from '@orion-harness/templates/testkit'
import { builtInFormats, toolCallParser } from '@orion-harness/tool-parser'
import { expect, test } from 'vitest'

const parser = toolCallParser()
const formats = builtInFormats.map((format) => format.name)

test.each(families.map((template) => [template.name, template] as const))(
  '%s names a call format the parser knows, and its calls are read back',
  async (_, template) => {
    expect(formats).toContain(template.callFormat)
    const roundTrip = templateCases({ template, parser }).find(({ id }) => id === 'round-trip')
    expect(roundTrip).toBeDefined()
    await roundTrip?.run()
  },
)
