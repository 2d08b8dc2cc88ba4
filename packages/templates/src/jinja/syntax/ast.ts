import type { Value } from '../values/value.ts'

/** Arguments of a call, a filter or a test. */
export interface ArgumentNodes {
  readonly positional: readonly Expression[]
  readonly keywords: readonly { readonly name: string; readonly value: Expression }[]
  /** `*x` */
  readonly spread: Expression | undefined
  /** `**x` */
  readonly spreadKeywords: Expression | undefined
}

export type BinaryOperator = '+' | '-' | '*' | '/' | '//' | '%' | '**'
export type CompareOperator = '==' | '!=' | '<' | '<=' | '>' | '>=' | 'in' | 'not in'

export interface CallNode {
  readonly type: 'call'
  readonly target: Expression
  readonly arguments: ArgumentNodes
  readonly at: number
}

export interface FilterNode {
  readonly type: 'filter'
  /** Undefined in a filter block, whose body it takes. */
  readonly target: Expression | undefined
  readonly name: string
  readonly arguments: ArgumentNodes
  readonly at: number
}

/** An expression; `at` is where errors of it are reported. */
export type Expression =
  | { readonly type: 'constant'; readonly value: Value; readonly at: number }
  | { readonly type: 'name'; readonly name: string; readonly at: number }
  | { readonly type: 'list' | 'tuple'; readonly items: readonly Expression[]; readonly at: number }
  | {
      readonly type: 'dict'
      readonly pairs: readonly (readonly [Expression, Expression])[]
      readonly at: number
    }
  | { readonly type: 'attribute'; readonly target: Expression; readonly name: string; readonly at: number }
  | { readonly type: 'item'; readonly target: Expression; readonly key: Expression; readonly at: number }
  | {
      readonly type: 'slice'
      readonly target: Expression
      readonly start: Expression | undefined
      readonly stop: Expression | undefined
      readonly step: Expression | undefined
      readonly at: number
    }
  | CallNode
  | FilterNode
  | {
      readonly type: 'test'
      readonly target: Expression
      readonly name: string
      readonly arguments: ArgumentNodes
      readonly at: number
    }
  | {
      readonly type: 'unary'
      readonly operator: 'not' | '-' | '+'
      readonly operand: Expression
      readonly at: number
    }
  | {
      readonly type: 'binary'
      readonly operator: BinaryOperator
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | {
      readonly type: 'logic'
      readonly operator: 'and' | 'or'
      readonly left: Expression
      readonly right: Expression
      readonly at: number
    }
  | { readonly type: 'concat'; readonly parts: readonly Expression[]; readonly at: number }
  | {
      readonly type: 'compare'
      readonly first: Expression
      readonly rest: readonly { readonly operator: CompareOperator; readonly operand: Expression }[]
      readonly at: number
    }
  | {
      readonly type: 'conditional'
      readonly test: Expression
      readonly accepted: Expression
      readonly otherwise: Expression | undefined
      readonly at: number
    }

/** What a value is stored in. */
export type Target =
  | { readonly type: 'name'; readonly name: string; readonly at: number }
  | { readonly type: 'namespace'; readonly name: string; readonly attribute: string; readonly at: number }
  | { readonly type: 'tuple'; readonly items: readonly Target[]; readonly at: number }

/** Parameters of a macro or a call block; `fallback` is the default value. */
export interface Parameter {
  readonly name: string
  readonly fallback: Expression | undefined
}

export type Body = readonly Statement[]

export interface ForNode {
  readonly type: 'for'
  readonly target: Target
  readonly values: Expression
  readonly filter: Expression | undefined
  readonly recursive: boolean
  readonly body: Body
  readonly otherwise: Body
  readonly at: number
}

export interface MacroNode {
  readonly type: 'macro'
  readonly name: string
  readonly parameters: readonly Parameter[]
  readonly body: Body
  readonly at: number
}

export type Statement =
  | { readonly type: 'text'; readonly text: string; readonly at: number }
  | { readonly type: 'output'; readonly value: Expression; readonly at: number }
  | {
      readonly type: 'if'
      readonly branches: readonly { readonly test: Expression; readonly body: Body }[]
      readonly otherwise: Body
      readonly at: number
    }
  | ForNode
  | MacroNode
  | { readonly type: 'set'; readonly target: Target; readonly value: Expression; readonly at: number }
  | {
      readonly type: 'set-block'
      readonly target: Target
      /** The filters after the target, or undefined. */
      readonly filter: FilterNode | undefined
      readonly body: Body
      readonly at: number
    }
  | {
      readonly type: 'with'
      readonly pairs: readonly { readonly target: Target; readonly value: Expression }[]
      readonly body: Body
      readonly at: number
    }
  | {
      readonly type: 'call-block'
      /** Undefined for `{% generation %}`, which only marks its body. */
      readonly call: CallNode | undefined
      readonly parameters: readonly Parameter[]
      readonly body: Body
      readonly at: number
    }
  | { readonly type: 'filter-block'; readonly filter: FilterNode; readonly body: Body; readonly at: number }
  | {
      readonly type: 'block'
      readonly name: string
      readonly scoped: boolean
      readonly body: Body
      readonly at: number
    }
  | { readonly type: 'break' | 'continue'; readonly at: number }
  | { readonly type: 'load'; readonly tag: string; readonly at: number }
