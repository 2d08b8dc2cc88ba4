import { open, readFile, rm, stat, writeFile } from 'node:fs/promises'

/** What the beginning of a file on disk belongs to. */
interface PartDescription {
  readonly etag: string
}

const stallMs = 30_000

/** What there is of a file, or undefined when that cannot be gone on with. */
export async function readPart(
  part: string,
): Promise<{ readonly bytes: number; readonly etag: string } | undefined> {
  try {
    const { size } = await stat(part)
    const { etag } = JSON.parse(await readFile(`${part}.json`, 'utf8')) as PartDescription
    return size > 0 ? { bytes: size, etag } : undefined
  } catch (error) {
    if (
      error instanceof SyntaxError ||
      (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    ) {
      return undefined
    }
    throw error
  }
}

/** Notes what file a part is the beginning of. Only one with a strong etag can be gone on with. */
export async function describePart(part: string, etag: string | null): Promise<void> {
  if (etag && !etag.startsWith('W/'))
    await writeFile(`${part}.json`, JSON.stringify({ etag } satisfies PartDescription))
  else await rm(`${part}.json`, { force: true })
}

/** Who is told how the writing goes. */
export interface WritingListeners {
  /** Told how long the part is, at most ten times a second and at the end. */
  readonly onBytes: (bytes: number) => void
  /** Told when nothing came for 30 seconds. */
  readonly onStall: () => void
}

/**
 * Writes `chunks` to the part from byte `start` on. What came is on disk however it ends. Throws what the file system
 * says when it cannot be written.
 */
export async function writePart(
  part: string,
  start: number,
  chunks: AsyncIterable<Uint8Array>,
  { onBytes, onStall }: WritingListeners,
): Promise<void> {
  const file = await open(part, start > 0 ? 'a' : 'w')
  const timer = setTimeout(onStall, stallMs)
  let bytes = start
  let reportedAt = 0
  try {
    for await (const chunk of chunks) {
      timer.refresh()
      await file.appendFile(chunk)
      bytes += chunk.length
      if (performance.now() - reportedAt > 100) {
        onBytes(bytes)
        reportedAt = performance.now()
      }
    }
    onBytes(bytes)
  } finally {
    clearTimeout(timer)
    await file.close()
  }
}
