import { readFileSync } from 'node:fs'
import { demoModelPath } from '@orion-harness/demo-model'
import { caseKinds, makeCases, renderDialogue } from '@orion-harness/demo-model/training'
import { jinjaTemplate, promptText } from '@orion-harness/templates'
import { expect, test } from 'vitest'
import { dialogueMessages } from './cases/dialogue-messages.ts'
import { openModel } from './open-model.ts'

const source = readFileSync(
  new URL('template.jinja', import.meta.resolve('@orion-harness/demo-model/training')),
  'utf8',
)

test('the template that was trained with is the one in the model’s file', async () => {
  const { engine } = await openModel(demoModelPath)
  try {
    expect(engine.model.chatTemplates['default']?.trimEnd()).toBe(source.trimEnd())
  } finally {
    await engine.close()
  }
})

test.each(caseKinds)('%s is trained on as the template of the model lays it out', (kind) => {
  const template = jinjaTemplate(source)
  for (const dialogue of makeCases(kind, 20, 20_261_121)) {
    const messages = dialogueMessages(dialogue)
    const laidOut = promptText(
      template.render({ messages, tools: dialogue.tools, addGenerationPrompt: false }),
    )
    const trainedOn = renderDialogue(dialogue)
      .map(({ text }) => text)
      .join('')
    expect(trainedOn).toBe(laidOut)
  }
})
