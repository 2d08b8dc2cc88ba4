import { parseLine, unreadableLine } from './parse-line.ts'
import type { RecordedEvent, RecordedError, RecordedRequest, RecordingLine } from './recording.ts'

/** A recording, taken apart. */
export interface Recording {
  readonly engine: Extract<RecordingLine, { readonly type: 'engine' }>
  readonly generations: readonly RecordedGeneration[]
  /** Tokens by the JSON of the prompt. */
  readonly counts: ReadonlyMap<string, number>
  readonly controls: ReadonlyMap<string, boolean>
}

export interface RecordedGeneration {
  readonly request: RecordedRequest
  readonly events: readonly { readonly ms: number; readonly event: RecordedEvent }[]
  readonly refused: { readonly ms: number; readonly error: RecordedError } | undefined
}

/**
 * Reads the JSON lines of one recording, blank ones left out. Throws `OPTION_INVALID`, with the number of the line, on
 * one it cannot read and where a second recording begins.
 */
export function readRecording(text: string): Recording {
  let engine: Recording['engine'] | undefined
  const counts = new Map<string, number>()
  const controls = new Map<string, boolean>()
  const generations = new Map<
    number,
    {
      request: RecordedRequest
      events: RecordedGeneration['events'][number][]
      refused: RecordedGeneration['refused']
    }
  >()

  text.split('\n').forEach((source, index) => {
    if (source.trim() === '') return
    const line = parseLine(source, index + 1)
    switch (line.type) {
      case 'engine':
        if (engine !== undefined) throw unreadableLine(index + 1, 'begins another recording')
        engine = line
        return
      case 'count':
        counts.set(JSON.stringify(line.prompt), line.tokens)
        return
      case 'control':
        controls.set(line.text, line.is)
        return
      case 'request':
        if (generations.has(line.id)) throw unreadableLine(index + 1, `begins generation ${line.id} again`)
        generations.set(line.id, { request: line.request, events: [], refused: undefined })
        return
      case 'event':
        generationOf(line.id, index).events.push(line)
        return
      case 'refused':
        generationOf(line.id, index).refused = line
        return
    }
  })

  function generationOf(id: number, index: number) {
    const generation = generations.get(id)
    if (generation === undefined)
      throw unreadableLine(index + 1, `belongs to generation ${id}, which has no request`)
    return generation
  }

  if (engine === undefined) throw unreadableLine(1, 'should say which engine was recorded')
  return { engine, generations: [...generations.values()], counts, controls }
}
