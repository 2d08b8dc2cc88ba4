import { basename } from 'node:path'
import type { ModelInfo } from '@orion-harness/core'
import type { LoadedModel } from './load-model.ts'

/** What the file and the loaded context say about the model. */
export function describeModel({ model, context, path }: LoadedModel, name: string | undefined): ModelInfo {
  const { metadata } = model.fileInfo
  const { bosString, eosString } = model.tokens
  return {
    name: name ?? metadata.general.name ?? basename(path, '.gguf'),
    architecture: metadata.general.architecture,
    contextWindow: context.contextSize,
    trainedContextWindow: model.trainContextSize,
    chatTemplates: chatTemplates(metadata.tokenizer),
    ...(bosString === null ? {} : { bosToken: bosString }),
    ...(eosString === null ? {} : { eosToken: eosString }),
    sizeBytes: model.size,
    parameterCount: model.fileInsights.totalParameters,
  }
}

/** Keys are `chat_template` and `chat_template.NAME`: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md */
function chatTemplates(tokenizer: object): Readonly<Record<string, string>> {
  const templates: Record<string, string> = {}
  for (const [key, value] of Object.entries(tokenizer)) {
    if (typeof value !== 'string') continue
    if (key === 'chat_template') templates['default'] = value
    else if (key.startsWith('chat_template.')) templates[key.slice('chat_template.'.length)] = value
  }
  return templates
}
