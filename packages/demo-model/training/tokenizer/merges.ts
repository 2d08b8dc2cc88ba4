/** Two token ids that become one token when they stand side by side: merge `n` makes token `256 + n`. */
export type Merge = readonly [left: number, right: number]

/** The merges of a tokenizer, in the order in which they are tried. */
export type Merges = readonly Merge[]
