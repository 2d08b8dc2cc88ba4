import type { RenderInput } from '@orion-harness/core'
import { isHarnessError } from '@orion-harness/core'
import { divergence } from '../jinja-template/divergence.ts'
import { jinjaTemplate } from '../jinja-template/jinja-template.ts'
import { answer, laterUser, probe, sentinel, system, user } from '../jinja-template/sentinels.ts'
import { promptText } from '../layout/layout.ts'
import type { OfficialTemplate } from './template-fixture.ts'

/** What a template writes before and after a text. */
export type Around = readonly [open: string, close: string]

/** The layout of plain turns, as far as renderings of a template show it. */
export interface DerivedLayout {
  /** What a conversation without system text begins with. */
  readonly begin: string
  /** What stands around system text, from the very start; undefined when the template has no place for it. */
  readonly system: Around | undefined
  readonly user: Around
  readonly assistant: Around
  readonly reply: string
  readonly stop: readonly string[]
  readonly control: readonly string[]
  /** User and assistant must take turns. */
  readonly alternates: boolean
  /** Call format the template was found to write; null when it writes none. */
  readonly callFormat: string | null
}

/**
 * Takes a Jinja template's plain turns apart, by what differs between small renderings: a first draft of a native
 * family. Undefined when its turns are not made of an opening, the text and a closing.
 */
export function deriveLayout({ source, ...options }: OfficialTemplate): DerivedLayout | undefined {
  const template = jinjaTemplate(source, { name: 'official', ...options })
  const text = (input: RenderInput): string | undefined =>
    renderText(() => promptText(template.renderUnadapted(input)))
  const asked = text(probe([user]))
  const waiting = text(probe([user], { reply: false }))
  const answered = text(probe([user, answer], { reply: false }))
  const again = text(probe([user, answer, laterUser], { reply: false }))
  if (asked === undefined || waiting === undefined || answered === undefined || again === undefined)
    return undefined
  const userClose = commonStart(after(waiting, sentinel.user), after(asked, sentinel.user))
  const reply = after(asked, sentinel.user).slice(userClose.length)
  const assistantOpen = between(again, sentinel.user, sentinel.answer).slice(userClose.length)
  const assistantClose = commonStart(after(answered, sentinel.answer), after(again, sentinel.answer))
  const userOpen = between(again, sentinel.answer, sentinel.laterUser).slice(assistantClose.length)
  const start = asked.split(sentinel.user)[0] ?? ''
  if (!start.endsWith(userOpen)) return undefined
  const begin = start.slice(0, start.length - userOpen.length)
  const { abilities, callFormat } = template.probe
  return {
    begin,
    system: systemAround(text(probe([system, user])), userOpen),
    user: [userOpen, userClose],
    assistant: [assistantOpen, assistantClose],
    reply,
    stop: template.stop,
    control: template.control,
    alternates: !abilities.anyOrder,
    callFormat: callFormat?.callFormat ?? null,
  }
}

function systemAround(text: string | undefined, userOpen: string): Around | undefined {
  if (!text?.includes(sentinel.system)) return undefined
  const close = between(text, sentinel.system, sentinel.user)
  if (!close.endsWith(userOpen)) return undefined
  return [text.split(sentinel.system)[0] ?? '', close.slice(0, close.length - userOpen.length)]
}

function after(text: string, word: string): string {
  return text.slice(text.indexOf(word) + word.length)
}

function between(text: string, first: string, second: string): string {
  return after(text, first).split(second)[0] ?? ''
}

function commonStart(a: string, b: string): string {
  return a.slice(0, divergence(a, b))
}

function renderText(render: () => string): string | undefined {
  try {
    return render()
  } catch (error) {
    if (isHarnessError(error)) return undefined
    throw error
  }
}
