import type { GenerateRequest } from '../../contract/generate-request.ts'
import type { EngineFixture, EngineScenes, SaidReply } from './engine-fixture.ts'
import { fail } from './expect.ts'

type RequestScene = 'longer' | 'slowPrompt' | 'overflow' | 'toolResult' | 'reasons'

/** The request of a scene the case requires. */
export function sceneRequest(fixture: EngineFixture, scene: RequestScene): GenerateRequest {
  return fixture.scenes[scene]?.() ?? absent(scene)
}

/** A reply known beforehand. */
export function sceneSays(fixture: EngineFixture, words: string): SaidReply {
  return fixture.scenes.says?.(words) ?? absent('says')
}

/** A request that is answered with `count` calls. */
export function sceneCalls(fixture: EngineFixture, count: number): GenerateRequest {
  return fixture.scenes.calls?.(count) ?? absent('calls')
}

/** A request that is answered with one call whose arguments are `text`. */
export function sceneCallsWith(fixture: EngineFixture, text: string): GenerateRequest {
  return fixture.scenes.callsWith?.(text) ?? absent('callsWith')
}

function absent(scene: keyof EngineScenes): never {
  fail(`the fixture has no scene "${scene}"`)
}
