/**
 * What ends an echoed tool result that began with `marker`, in the spelling of that marker: `</tool_response>`,
 * `[/TOOL_RESULTS]`, `<|END_TOOL_RESULT|>`, Gemma's `<tool_response|>`; GLM's result ends where the assistant speaks.
 */
export function endOfResult(marker: string): string {
  if (/observation/i.test(marker)) return '<|assistant|>'
  const opposite = marker.replace(/start|begin/i, (word) => (word === word.toUpperCase() ? 'END' : 'end'))
  if (opposite !== marker) return opposite
  if (/^<\|.*[^|]>$/.test(marker)) return `<${marker.slice(2, -1)}|>`
  return marker.replace(/^[<[]/, '$&/')
}
