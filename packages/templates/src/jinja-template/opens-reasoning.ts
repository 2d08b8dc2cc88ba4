const mark = /<[^<>\s]*>|\[\/?[A-Z_]+\]/g
const closes = /^<\/|^\[\/|_END|END_|\/think/i

/** True when the last reasoning mark of the text opens a block: `<think>`, `[THINK]`, `<|START_THINKING|>`. */
export function opensReasoning(text: string): boolean {
  const marks = text.match(mark)?.filter((found) => /think|thought|reason/i.test(found)) ?? []
  const last = marks.at(-1)
  return last !== undefined && !closes.test(last)
}
