import type { Answer, Case } from './oracle.ts'
import { generateProgram, programVariables } from './generate-program.ts'
import { snippetVariables, snippets } from './snippets.ts'

/** Answers of jinja2 to a part of the snippets and programs, kept for machines without Python. */
export interface Recording {
  readonly jinja2: string
  readonly answers: readonly { readonly source: string; readonly answer: Answer }[]
}

const everySnippet = 13
const programCount = 120

/** The sources that are recorded, with their variables. */
export function recordedCases(): Case[] {
  const programs = Array.from({ length: programCount }, (_, index) => ({
    source: generateProgram(900_000 + index),
    variables: programVariables,
  }))
  const chosen = snippets()
    .filter((_, index) => index % everySnippet === 0)
    .map((source) => ({ source, variables: snippetVariables }))
  return [...chosen, ...programs]
}
