import { expect, it } from 'vitest'
import type { EngineCase } from './engine-case.ts'
import type { EngineScenes } from './engine-fixture.ts'
import { missingRequirement } from './missing-requirement.ts'
import { referenceFixture } from './self-test/reference-fixture.ts'

const fixture = referenceFixture('prompt')
const needsOverflow: EngineCase = {
  id: 'a/case',
  title: 'it overflows',
  requires: ['scene:overflow'],
  run: async () => undefined,
}

it('finds a scene that a class gives', () => {
  class Scenes implements EngineScenes {
    long() {
      return fixture.scenes.long()
    }
    overflow() {
      return fixture.scenes.long()
    }
  }
  expect(missingRequirement(needsOverflow, { ...fixture, scenes: new Scenes() })).toBe(undefined)
})

it('misses a scene that is there as undefined', () => {
  const scenes: EngineScenes = { ...fixture.scenes }
  Object.assign(scenes, { overflow: undefined })
  expect(missingRequirement(needsOverflow, { ...fixture, scenes })).toBe(
    'the fixture has no scene "overflow"',
  )
})
