/** One alternative of a combined grammar: a literal, then what the grammar's `root` matches. */
export interface GrammarBranch {
  readonly literal: string
  readonly grammar: string
}

/**
 * One GBNF grammar that matches what any of the branches matches. Each branch's rules get a prefix of their own, so
 * that equal names do not meet. Syntax: https://github.com/ggml-org/llama.cpp/blob/master/grammars/README.md
 */
export function combineGrammars(branches: readonly GrammarBranch[]): string {
  const root = branches.map(({ literal }, index) => `${quoteLiteral(literal)} b${index}-root`).join(' | ')
  const rules = branches.map(({ grammar }, index) => renameRules(grammar, `b${index}-`))
  return [`root ::= ${root}`, ...rules].join('\n')
}

/** Strings, character classes and comments stay as they are; every other word is the name of a rule. */
const lexemes = /"(?:\\.|[^"\\])*"|\[(?:\\.|[^\]\\])*\]|#[^\n]*|<[^>\n]*>|\{[^}\n]*\}|[a-zA-Z][a-zA-Z0-9-]*/g

function renameRules(grammar: string, prefix: string): string {
  return grammar.replace(lexemes, (lexeme) => (/^[a-zA-Z]/.test(lexeme) ? prefix + lexeme : lexeme))
}

/** A literal of GBNF, whose escapes are those of JSON but for two. */
export function quoteLiteral(text: string): string {
  return JSON.stringify(text).replace(/\\\\|\\b|\\f/g, (escape) =>
    escape === '\\b' ? '\\x08' : escape === '\\f' ? '\\x0C' : escape,
  )
}
