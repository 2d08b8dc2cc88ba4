import { vllmHermes } from '../peers/vllm.ts'

/**
 * The usual way to stream: keep the whole reply and read it anew with each chunk, with vLLM's patterns. Gives the
 * number of calls seen at the end. The work grows with the square of the reply.
 */
export function reParse(text: string, chunk: number): number {
  let reply = ''
  let calls = 0
  for (let at = 0; at < text.length; at += chunk) {
    reply += text.slice(at, at + chunk)
    calls = vllmHermes.read(reply, []).length
  }
  return calls
}
