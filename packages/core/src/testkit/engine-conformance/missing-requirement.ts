import type { EngineAbility, EngineCase, EngineRequirement } from './engine-case.ts'
import type { EngineFixture, EngineScenes } from './engine-fixture.ts'

interface Ability {
  readonly has: (fixture: EngineFixture) => boolean
  /** What is said when it is missing. */
  readonly reason: string
}

const abilities: Readonly<Record<EngineAbility, Ability>> = {
  'prompt-input': {
    has: ({ supports }) => supports.inputs.includes('prompt'),
    reason: 'takes no prompts',
  },
  'messages-input': {
    has: ({ supports }) => supports.inputs.includes('messages'),
    reason: 'takes no messages',
  },
  'one-input': { has: ({ supports }) => supports.inputs.length === 1, reason: 'takes prompts and messages' },
  'exact-counts': { has: ({ supports }) => supports.exactCounts, reason: 'counts are estimates' },
  'prefix-reuse': { has: ({ supports }) => supports.prefixReuse, reason: 'reuses no prefix' },
  seed: { has: ({ supports }) => supports.seed, reason: 'takes no seed' },
  'json-schema': {
    has: ({ supports }) => supports.constraints.includes('json-schema'),
    reason: 'takes no JSON schema',
  },
  'native-tools': { has: ({ supports }) => supports.nativeTools, reason: 'parses no calls itself' },
  'native-reasoning': { has: ({ supports }) => supports.nativeReasoning, reason: 'separates no reasoning' },
  'idle-probe': { has: (fixture) => fixture.isIdle !== undefined, reason: 'the backend cannot be watched' },
}

/** Why `engineCase` cannot run on `fixture`, in a few words, or undefined when it can. */
export function missingRequirement(engineCase: EngineCase, fixture: EngineFixture): string | undefined {
  return engineCase.requires
    ?.map((requirement) => missing(requirement, fixture))
    .find((reason) => reason !== undefined)
}

function missing(requirement: EngineRequirement, fixture: EngineFixture): string | undefined {
  if (isAbility(requirement)) {
    const { has, reason } = abilities[requirement]
    return has(fixture) ? undefined : reason
  }
  const scene = requirement.slice('scene:'.length) as keyof EngineScenes
  return fixture.scenes[scene] === undefined ? `the fixture has no scene "${scene}"` : undefined
}

function isAbility(requirement: EngineRequirement): requirement is EngineAbility {
  return Object.hasOwn(abilities, requirement)
}
