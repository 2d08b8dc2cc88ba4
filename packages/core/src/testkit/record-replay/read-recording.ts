import { HarnessError } from '../../contract/error.ts'
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

/** Reads JSON lines, blank ones left out. Throws `OPTION_INVALID`, with the number of the line, on one it cannot read. */
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
    const line = parse(source, index + 1)
    switch (line.type) {
      case 'engine':
        engine = line
        return
      case 'count':
        counts.set(JSON.stringify(line.prompt), line.tokens)
        return
      case 'control':
        controls.set(line.text, line.is)
        return
      case 'request':
        generations.set(line.id, { request: line.request, events: [], refused: undefined })
        return
      case 'event':
        generationOf(line.id, index).events.push(line)
        return
      case 'refused':
        generationOf(line.id, index).refused = line
        return
      default:
        throw unreadable(index + 1, 'is of no known type')
    }
  })

  function generationOf(id: number, index: number) {
    const generation = generations.get(id)
    if (generation === undefined)
      throw unreadable(index + 1, `belongs to generation ${id}, which has no request`)
    return generation
  }

  if (engine === undefined) throw unreadable(1, 'should say which engine was recorded')
  return { engine, generations: [...generations.values()], counts, controls }
}

function parse(source: string, number: number): RecordingLine {
  try {
    return JSON.parse(source) as RecordingLine
  } catch (cause) {
    throw unreadable(number, 'is no JSON', cause)
  }
}

function unreadable(number: number, what: string, cause?: unknown): HarnessError {
  return new HarnessError('OPTION_INVALID', `Line ${number} of the recording ${what}.`, {
    hint: 'Record it again with recordEngine.',
    ...(cause === undefined ? {} : { cause }),
  })
}
