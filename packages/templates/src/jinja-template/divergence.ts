/**
 * The first place where `text` leaves `prompt`: where a reply begins, if `text` is the prompt with the reply. In the
 * middle of a mark it is the start of that mark.
 */
export function divergence(prompt: string, text: string): number {
  let place = 0
  while (place < prompt.length && prompt.charAt(place) === text.charAt(place)) place += 1
  const open = text.lastIndexOf('<', place - 1)
  return open >= 0 && !/[>\n]/.test(text.slice(open, place)) ? open : place
}
