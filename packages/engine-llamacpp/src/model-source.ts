import { HarnessError } from '@orion-harness/core'

/** Where a model comes from. */
export type ModelSource =
  | { readonly type: 'path'; readonly path: string }
  | { readonly type: 'url'; readonly url: URL }
  /** `tag` is a quantisation such as `Q4_K_M`, for the hub to pick a file. */
  | { readonly type: 'tag'; readonly repository: string; readonly tag: string; readonly revision: string }

const usage =
  'Write `hf:OWNER/NAME/FILE.gguf`, `hf:OWNER/NAME:Q4_K_M`, or `hf:OWNER/NAME`, with `#REVISION` at the end if needed.'

/**
 * Reads the `model` option: `hf:…` names a file or a quantisation on the hub, `http:` and `https:` a file to
 * download, everything else a path. Throws `OPTION_INVALID` for an `hf:` text that names neither.
 */
export function parseModelSource(model: string, hub: string): ModelSource {
  if (/^https?:\/\//i.test(model)) return { type: 'url', url: fileUrl(new URL(model), hub) }
  if (!/^(hf|huggingface):/i.test(model)) return { type: 'path', path: model }

  const [name = '', revision = 'main'] = model.slice(model.indexOf(':') + 1).split('#', 2)
  const [owner, repositoryAndTag = '', ...file] = name.split('/')
  const [repository, tag = 'latest'] = repositoryAndTag.split(':', 2)
  if (!owner || !repository) {
    throw new HarnessError('OPTION_INVALID', `[engine-llamacpp] "${model}" names no model on the hub.`, {
      hint: usage,
    })
  }
  if (file.length === 0) return { type: 'tag', repository: `${owner}/${repository}`, tag, revision }
  const path = [owner, repository, 'resolve', revision, ...file].map(encodeURIComponent).join('/')
  return { type: 'url', url: new URL(`${hub}/${path}`) }
}

/** The hub's page about a file becomes the file. */
function fileUrl(url: URL, hub: string): URL {
  if (url.origin === new URL(hub).origin) url.pathname = url.pathname.replace('/blob/', '/resolve/')
  return url
}

/** Names of all the files of a model that is split, in order; just the one when it is not. */
export function splitParts(fileName: string): string[] {
  const match = /^(.*-)(\d{5})(-of-(\d{5})\.gguf)$/.exec(fileName)
  if (match === null) return [fileName]
  const [, start, , end, count] = match
  return Array.from(
    { length: Number(count) },
    (_, index) => `${start}${String(index + 1).padStart(5, '0')}${end}`,
  )
}
