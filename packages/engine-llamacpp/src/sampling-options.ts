import type { SequenceEvaluateOptions, Token } from 'node-llama-cpp'
import type { SamplingSettings } from '@orion-harness/core'

/** What a request that says nothing gets, except the seed: the defaults of llama.cpp itself. */
const defaultSampling: Required<Omit<SamplingSettings, 'seed'>> = {
  temperature: 0.8,
  topK: 40,
  topP: 0.95,
  minP: 0.05,
  repeatPenalty: 1,
  repeatLastTokens: 64,
  frequencyPenalty: 0,
  presencePenalty: 0,
}

/** Settings left out come from `defaults`, then from `defaultSampling`; a missing seed is picked at random. */
export function resolveSampling(
  request: SamplingSettings,
  defaults: SamplingSettings,
): Required<SamplingSettings> {
  return { ...defaultSampling, seed: randomSeed(), ...defined(defaults), ...defined(request) }
}

/**
 * The same settings for node-llama-cpp. A seed is always passed: without one it takes the second of the clock, anew
 * for every token. `recentTokens` gives the newest tokens, prompt included, oldest first.
 */
export function samplingOptions(
  sampling: Required<SamplingSettings>,
  recentTokens: (count: number) => Token[],
): SequenceEvaluateOptions {
  const { temperature, topK, topP, minP, seed } = sampling
  const { repeatPenalty, frequencyPenalty, presencePenalty, repeatLastTokens } = sampling
  const punishes = repeatPenalty !== 1 || frequencyPenalty !== 0 || presencePenalty !== 0
  return {
    temperature,
    topK,
    topP,
    minP,
    seed,
    ...(punishes && repeatLastTokens > 0
      ? {
          repeatPenalty: {
            punishTokens: () => recentTokens(repeatLastTokens),
            maxPunishTokens: repeatLastTokens,
            penalty: repeatPenalty,
            frequencyPenalty,
            presencePenalty,
          },
        }
      : {}),
  }
}

function randomSeed(): number {
  return Math.floor(Math.random() * 0x1_0000_0000)
}

function defined(settings: SamplingSettings): SamplingSettings {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined))
}
