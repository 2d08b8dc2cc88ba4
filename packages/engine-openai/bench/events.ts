import OpenAI from 'openai'
import type { Engine } from '@orion-harness/core'
import { openaiEngine } from '../src/openai-engine.ts'
import { DONE, chat } from '../src/testkit/answers.ts'
import { cannedFetch } from '../src/testkit/canned-fetch.ts'
import { ask } from '../src/testkit/collect-run.ts'

/** Ways of reading one stream, each giving the number of characters of text it read. */
export interface Readers {
  readonly deltas: number
  readonly characters: number
  /** Decode, split into lines, `JSON.parse`, join: nothing a reader could leave out. */
  bare(): Promise<number>
  engine(): Promise<number>
  /** The `openai` package, which gives chunks and not yet events. */
  sdk(): Promise<number>
}

const PACKET = 1_400

/** A reply of `deltas` tokens in packets of an ordinary network, read out of memory. */
export async function createReaders(deltas: number): Promise<Readers> {
  const words = Array.from({ length: deltas }, (_, index) => ` word${index % 97}`)
  const bytes = new TextEncoder().encode(
    [...words.map((content) => chat({ content })), chat({}, 'stop'), DONE].join(''),
  )
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += PACKET) parts.push(bytes.subarray(at, at + PACKET))
  const fetch = cannedFetch(parts)
  const engine: Engine = await openaiEngine({
    baseUrl: 'http://bench',
    server: 'unknown',
    contextWindow: 4096,
    fetch,
  })
  const client = new OpenAI({ baseURL: 'http://bench/v1', apiKey: 'none', fetch })

  return {
    deltas,
    characters: words.join('').length,
    async bare() {
      const response = await fetch('http://bench', { method: 'POST' })
      const decoder = new TextDecoder()
      let characters = 0
      let rest = ''
      for await (const part of response.body ?? []) {
        const lines = (rest + decoder.decode(part, { stream: true })).split('\n')
        rest = lines.pop() ?? ''
        for (const line of lines) {
          if (!line.startsWith('data: {')) continue
          const { choices } = JSON.parse(line.slice(6)) as { choices: { delta: { content?: string } }[] }
          characters += choices[0]?.delta.content?.length ?? 0
        }
      }
      return characters
    },
    async engine() {
      let characters = 0
      for await (const event of engine.generate(ask('Hello'))) {
        if (event.type === 'text-delta') characters += event.text.length
      }
      return characters
    },
    async sdk() {
      let characters = 0
      const messages = [{ role: 'user', content: 'Hello' }] as const
      const stream = await client.chat.completions.create({
        model: 'm',
        stream: true,
        messages: [...messages],
      })
      for await (const { choices } of stream) characters += choices[0]?.delta.content?.length ?? 0
      return characters
    },
  }
}
