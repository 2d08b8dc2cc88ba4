import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** An official chat template, taken from a development dependency. */
export interface TemplateSource {
  /** File name without `.jinja`, or model name without `library/` and with `:` and `/` as `_`. */
  readonly key: string
  readonly from: 'llama.cpp' | 'huggingface.js'
  readonly source: string
}

/**
 * Official templates of two development dependencies: llama.cpp's `models/templates`, read out of the source
 * bundle inside node-llama-cpp with `git`, and the automap of `@huggingface/ollama-utils`.
 * Where both name one key, llama.cpp's comes first.
 */
export async function templateSources(): Promise<TemplateSource[]> {
  const sources = new Map<string, TemplateSource>()
  for (const source of [...llamaCppSources(), ...(await automapSources())]) {
    if (!sources.has(source.key)) sources.set(source.key, source)
  }
  return [...sources.values()]
}

interface Automap {
  readonly OLLAMA_CHAT_TEMPLATE_MAPPING: readonly { readonly model: string; readonly gguf: string }[]
}

/** The package ships its automap as TypeScript source and does not export it. */
async function automapSources(): Promise<TemplateSource[]> {
  const main = fileURLToPath(import.meta.resolve('@huggingface/ollama-utils'))
  const source = readFileSync(join(main, '../../src/chat-template-automap.ts'), 'utf8')
  const code = stripTypeScriptTypes(source)
  const url = `data:text/javascript;base64,${Buffer.from(code).toString('base64')}`
  const { OLLAMA_CHAT_TEMPLATE_MAPPING: entries } = (await import(url)) as Automap
  return entries.map(({ model, gguf }) => ({
    key: model.replace(/^library\//, '').replace(/[:/]/g, '_'),
    from: 'huggingface.js',
    source: gguf,
  }))
}

function llamaCppSources(): TemplateSource[] {
  const bundle = join(fileURLToPath(import.meta.resolve('node-llama-cpp')), '../../llama/gitRelease.bundle')
  const clone = mkdtempSync(join(tmpdir(), 'orion-templates-'))
  const git = (...parameters: string[]): string =>
    execFileSync('git', ['-C', clone, ...parameters], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  try {
    git('clone', '--quiet', '--bare', '--depth', '1', bundle, '.')
    const files = git('ls-tree', '-r', '--name-only', 'HEAD', 'models/templates').trim().split('\n')
    return files
      .filter((file) => file.endsWith('.jinja'))
      .map((file) => ({
        key: file.replace(/^.*\//, '').replace(/\.jinja$/, ''),
        from: 'llama.cpp',
        source: git('show', `HEAD:${file}`),
      }))
  } finally {
    rmSync(clone, { recursive: true, force: true })
  }
}
