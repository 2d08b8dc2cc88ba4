import type { ArgumentNodes, Expression } from './ast.ts'

/** Calls `visit` for every variable an expression reads, from left to right. */
export function visitNames(node: Expression, visit: (name: string) => void): void {
  const each = (nodes: readonly (Expression | undefined)[]): void => {
    for (const inner of nodes) if (inner !== undefined) visitNames(inner, visit)
  }
  switch (node.type) {
    case 'constant':
      break
    case 'name':
      visit(node.name)
      break
    case 'list':
    case 'tuple':
      each(node.items)
      break
    case 'dict':
      each(node.pairs.flat())
      break
    case 'attribute':
      each([node.target])
      break
    case 'item':
      each([node.target, node.key])
      break
    case 'slice':
      each([node.target, node.start, node.stop, node.step])
      break
    case 'call':
    case 'filter':
    case 'test':
      each([node.target, ...argumentsOf(node.arguments)])
      break
    case 'unary':
      each([node.operand])
      break
    case 'binary':
    case 'logic':
      each([node.left, node.right])
      break
    case 'concat':
      each(node.parts)
      break
    case 'compare':
      each([node.first, ...node.rest.map(({ operand }) => operand)])
      break
    case 'conditional':
      each([node.test, node.accepted, node.otherwise])
      break
    default:
      node satisfies never
  }
}

function argumentsOf(args: ArgumentNodes): (Expression | undefined)[] {
  return [...args.positional, ...args.keywords.map(({ value }) => value), args.spread, args.spreadKeywords]
}
