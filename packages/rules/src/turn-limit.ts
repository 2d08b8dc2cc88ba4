import type { Plugin } from '@orion-harness/core'

/**
 * Refuses every turn after the first `turns` of a conversation, before its first model call. It is a plugin, for a
 * stop condition would be asked only after that call. Throws `RangeError` for less than 1.
 */
export function turnLimit(turns: number): Plugin {
  if (!Number.isInteger(turns) || turns < 1)
    throw new RangeError(`turns must be a whole number from 1, not ${turns}`)
  return {
    name: 'turn-limit',
    hooks: {
      beforeModel: (_, { turn }) =>
        turn > turns ? { stop: 'turn-limit', detail: { turns: turn, limit: turns } } : undefined,
    },
  }
}
