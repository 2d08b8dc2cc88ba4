/** White space of llama.cpp's tables: JavaScript's `\s` has U+FEFF in addition and lacks U+0085. */
const space = String.raw`\t-\r \x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000`

/** Letters and numbers of Unicode 16 and 17, which llama.cpp's tables (Unicode 15.1) take for unassigned. */
const later = [
  String.raw`\u088f\u0c5c\u0cdc\u1c89-\u1c8a\ua7cb-\ua7cf\ua7d2\ua7d4\ua7da-\ua7dc\ua7f1\u{105c0}-\u{105f3}`,
  String.raw`\u{10940}-\u{10959}\u{10d40}-\u{10d65}\u{10d6f}-\u{10d85}\u{10ec2}-\u{10ec7}\u{11380}-\u{11389}`,
  String.raw`\u{1138b}\u{1138e}\u{11390}-\u{113b5}\u{113b7}\u{113d1}\u{113d3}\u{116d0}-\u{116e3}`,
  String.raw`\u{11bc0}-\u{11be0}\u{11bf0}-\u{11bf9}\u{11db0}-\u{11ddb}\u{11de0}-\u{11de9}\u{13460}-\u{143fa}`,
  String.raw`\u{16100}-\u{1611d}\u{16130}-\u{16139}\u{16d40}-\u{16d6c}\u{16d70}-\u{16d79}\u{16ea0}-\u{16eb8}`,
  String.raw`\u{16ebb}-\u{16ed3}\u{16ff2}-\u{16ff6}\u{187f8}-\u{187ff}\u{18cff}\u{18d09}-\u{18d1e}`,
  String.raw`\u{18d80}-\u{18df2}\u{1ccf0}-\u{1ccf9}\u{1e5d0}-\u{1e5ed}\u{1e5f0}-\u{1e5fa}\u{1e6c0}-\u{1e6de}`,
  String.raw`\u{1e6e0}-\u{1e6e2}\u{1e6e4}-\u{1e6e5}\u{1e6e7}-\u{1e6ed}\u{1e6f0}-\u{1e6f4}\u{1e6fe}-\u{1e6ff}`,
  String.raw`\u{2b73a}-\u{2b73f}\u{2cea2}-\u{2cead}\u{323b0}-\u{33479}`,
].join('')

const letter = String.raw`[\p{L}--[${later}]]`
const number = String.raw`[\p{N}--[${later}]]`

const word = new RegExp(
  [
    String.raw`'[sStTmMdD]|'[rR][eE]|'[vV][eE]|'[lL][lL]`,
    String.raw`[^\r\n${letter}${number}]?${letter}+`,
    number,
    String.raw` ?[^${space}${letter}${number}]+[\r\n]*`,
    String.raw`[${space}]*[\r\n]+`,
    String.raw`[${space}]+(?![^${space}])`,
    String.raw`[${space}]+`,
  ].join('|'),
  'gv',
)

/**
 * Cuts a text into the words that byte-pair merges stay inside of, as llama.cpp's pre-tokenizer `qwen2` does: the
 * words, joined, are the text. Returns [] for an empty text.
 */
export function splitWords(text: string): readonly string[] {
  return text.match(word) ?? []
}
