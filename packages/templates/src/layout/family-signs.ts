/** By what a model is known to belong to a family when its file brings no usable template. */
export interface FamilySigns {
  /** Strings that stand in every prompt of the family. */
  readonly marks: readonly string[]
  /** Strings that are control tokens in the family's vocabulary. Default: the family's control strings. */
  readonly vocabulary?: readonly string[]
  /** Strings that no model of the family has, though those of a family that looks like it do. */
  readonly without?: readonly string[]
  /** End tokens a model file of the family may state. A file that states another is of another family. */
  readonly endTokens?: readonly string[]
  /** Architectures the family's models state. */
  readonly architectures?: readonly string[]
  /** The family's name inside a model's, tried on the name in lower case with `-` for `_`, `:`, `/` and space. */
  readonly names?: RegExp
  /** Among families with the same marks this is the one that fits them all. Default false. */
  readonly general?: boolean
}
