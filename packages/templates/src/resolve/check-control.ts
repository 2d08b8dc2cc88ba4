import type { ChatTemplate, ResolveInput } from '@orion-harness/core'

/**
 * Warnings about control strings that are not one token of the model's vocabulary: the model reads such a string as
 * plain text, and a reply will not end on it. None when the engine cannot tell.
 */
export async function checkControl(
  template: ChatTemplate & { readonly control?: readonly string[] },
  isControlToken: ResolveInput['isControlToken'],
): Promise<readonly string[]> {
  if (isControlToken === undefined) return []
  const missing: string[] = []
  for (const text of template.control ?? []) if (!(await isControlToken(text))) missing.push(text)
  if (missing.length === 0) return []
  const are = missing.length === 1 ? 'is not one control token' : 'are not one control token each'
  return [
    `${missing.join(' ')} of template ${template.name} ${are} of this model's vocabulary, so it reads plain text.`,
  ]
}
