import type { FamilyComparison } from './compare-with-families.ts'
import type { FamilyMatch } from './detect-family.ts'

/** What speaks for a family, as one sentence of evidence. */
export function describeMatch({ family, marks, byName, byArchitecture, byEndToken }: FamilyMatch): string {
  const signs = [
    ...(marks.length > 0 ? [`its marks ${marks.join(' ')} are there`] : []),
    ...(byEndToken ? ['its end token is stated'] : []),
    ...(byArchitecture ? ['its architecture is stated'] : []),
    ...(byName ? ["it is in the model's name"] : []),
  ]
  return `Family ${family.name}: ${signs.join(', ')}.`
}

/** How a file's own template and a family differ, for a person. */
export function describeComparison({ family, compared, difference }: FamilyComparison): string {
  if (difference === undefined)
    return `Family ${family.name} lays out ${compared} probe conversations the same.`
  const { conversation, at, before, left, right } = difference
  const show = (text: string): string => JSON.stringify(text)
  return (
    `The model's own template and the native family ${family.name} differ in the probe "${conversation}" at ` +
    `character ${at}: after ${show(before)} the file writes ${show(left)}, the family ${show(right)}. ` +
    `The file's is used; override ${show(family.name)} to use the family.`
  )
}
