import { askedOfYouTemplates } from './requests-asked-of-you.ts'
import { dailyLifeTemplates } from './requests-daily-life.ts'
import { knowledgeTemplates } from './requests-knowledge.ts'
import { practicalTemplates } from './requests-practical.ts'
import { writingTemplates } from './requests-writing.ts'

/** Everyday requests the tiny model cannot answer; slots such as {noun}, {noun2} or {place} are filled by the generator. */
export const requestTemplates: readonly string[] = [
  ...knowledgeTemplates,
  ...writingTemplates,
  ...practicalTemplates,
  ...dailyLifeTemplates,
  ...askedOfYouTemplates,
]

/** Names of languages, capitalised, ASCII, one word each. */
export const languages: readonly string[] = `
Afrikaans Albanian Arabic Armenian Basque Bengali Bulgarian Catalan Chinese Croatian Czech Danish Dutch Estonian Finnish
French Georgian German Greek Gujarati Hebrew Hindi Hungarian Icelandic Indonesian Irish Italian Japanese Korean Latin
Latvian Lithuanian Malay Mongolian Norwegian Persian Polish Portuguese Punjabi Romanian Russian Serbian Slovak Spanish
Swahili Swedish Tamil Thai Turkish Ukrainian Urdu Vietnamese Welsh Yoruba Zulu
`
  .trim()
  .split(/\s+/)
