import { statSync } from 'node:fs'
import { llamaCppEngine } from '@orion-harness/engine-llamacpp'
import { getLlama } from 'node-llama-cpp'

/** What it costs to have the model ready. */
export interface ModelLoad {
  /** Milliseconds llama.cpp needs to start, without any model. */
  readonly startMs: number
  /** Milliseconds the model needs where llama.cpp runs already: the median of five loads. */
  readonly loadMs: number
  /** Size of the file. */
  readonly bytes: number
}

/** Starts llama.cpp by itself, then loads the model into an engine, over and over. */
export async function measureLoad(model: string): Promise<ModelLoad> {
  const startMs = await timed(async () => {
    const llama = await getLlama({ gpu: false, build: 'never', skipDownload: true, progressLogs: false })
    return () => llama.dispose()
  })
  const load = async () => {
    const engine = await llamaCppEngine({ model, threads: 1, gpu: false })
    return () => engine.close()
  }
  await timed(load)
  const times: number[] = []
  for (let run = 0; run < 5; run++) times.push(await timed(load))
  return { startMs, loadMs: times.sort((a, b) => a - b)[2] ?? 0, bytes: statSync(model).size }
}

async function timed(work: () => Promise<() => Promise<void>>): Promise<number> {
  const startedAt = performance.now()
  const end = await work()
  const milliseconds = performance.now() - startedAt
  await end()
  return milliseconds
}
