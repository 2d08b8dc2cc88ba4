/** The texts of the control tokens, in the order of their ids, which follow those of all other tokens. */
export const controlStrings: readonly string[] = ['<|endoftext|>', '<|im_start|>', '<|im_end|>']

const control = /(<\|endoftext\|>|<\|im_start\|>|<\|im_end\|>)/

/** Cuts a prompt at its control strings. Every second part, from index 1 on, is one; the others may be empty. */
export function splitControlStrings(prompt: string): readonly string[] {
  return prompt.split(control)
}
