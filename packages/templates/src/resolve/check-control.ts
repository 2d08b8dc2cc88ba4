import type { ChatTemplate, ResolveInput } from '@orion-harness/core'

/**
 * Warnings about control strings that are not one token of the model's vocabulary: the model reads such a string as
 * plain text, and a reply will not end on it. None when the engine cannot tell. The end token a file states is looked
 * up too: one that is no token is a slip of whoever made the file.
 */
export async function checkControl(
  template: ChatTemplate & { readonly control?: readonly string[] },
  { isControlToken, model }: ResolveInput,
): Promise<readonly string[]> {
  if (isControlToken === undefined) return []
  const warnings: string[] = []
  const missing: string[] = []
  for (const text of template.control ?? []) if (!(await isControlToken(text))) missing.push(text)
  if (missing.length > 0) {
    const are = missing.length === 1 ? 'is not one control token' : 'are not one control token each'
    warnings.push(
      `${missing.join(' ')} of template ${template.name} ${are} of this model's vocabulary, so it reads plain text.`,
    )
  }
  if (model.eosToken !== undefined && !(await isControlToken(model.eosToken))) {
    warnings.push(
      `The file states the end token ${JSON.stringify(model.eosToken)}, which is no control token of it.`,
    )
  }
  return warnings
}
