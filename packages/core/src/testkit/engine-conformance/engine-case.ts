import type { EngineFixture, EngineScenes } from './engine-fixture.ts'

/** Something an engine may or may not be able to do, as `supports` or the fixture declares it. */
export type EngineAbility =
  | 'prompt-input'
  | 'messages-input'
  | 'one-input'
  | 'exact-counts'
  | 'prefix-reuse'
  | 'seed'
  | 'json-schema'
  | 'native-tools'
  | 'native-reasoning'
  | 'idle-probe'

/** What a case needs: an ability, or a scene of the fixture. */
export type EngineRequirement = EngineAbility | `scene:${keyof EngineScenes}`

/** One thing every engine must do, as data, so that any test runner and any command can run it. */
export interface EngineCase {
  /** `group/statement`, stable. */
  readonly id: string
  /** What it shows, as a sentence for people. */
  readonly title: string
  /** Without any one of these the case is skipped, and the reason is printed. */
  readonly requires?: readonly EngineRequirement[]
  /** Throws when the engine does otherwise. May return what was seen, in a few words, for a report. */
  run(fixture: EngineFixture): Promise<string | undefined>
}
