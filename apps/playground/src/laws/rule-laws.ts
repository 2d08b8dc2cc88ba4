import { expect } from 'vitest'
import type { PlayedSystem } from './play-system.ts'
import { permissionKey } from './world.ts'

/**
 * No rule is bypassed: what the tools themselves wrote down, in the agent and in those it called, is what the rules
 * allow, however the calls were spelled, rewritten or put beside each other.
 */
export function noRuleIsBypassed({ plan: { plugins }, world }: PlayedSystem): void {
  const { noSecrets, person, rewriteTo, brokenRule, readFirst, reads, only } = plugins
  const { deeds } = world
  if (noSecrets) expect(deeds.filter(({ path }) => path === 'secret')).toEqual([])
  if (brokenRule) expect(deeds.filter(({ name }) => name === 'moody')).toEqual([])
  if (only !== undefined) expect(deeds.filter(({ name }) => !only.includes(name))).toEqual([])
  if (rewriteTo !== undefined)
    expect(deeds.filter(({ name, path }) => name === 'read' && path === 'b')).toEqual([])
  if (readFirst) expect(deeds.filter(({ name, hasSeen }) => name === 'edit' && !hasSeen)).toEqual([])
  if (reads !== undefined) {
    const perTurn = Map.groupBy(
      deeds.filter(({ name }) => name === 'read'),
      ({ turn }) => turn,
    )
    for (const inTurn of perTurn.values()) expect(inTurn.length).toBeLessThanOrEqual(reads)
  }
  if (person === undefined) return
  for (const { name, conversationId, path, text } of deeds) {
    if (name !== 'edit' || world.allowedAlways.has(conversationId)) continue
    expect(world.permissions).toContain(permissionKey(conversationId, path, text))
  }
}
