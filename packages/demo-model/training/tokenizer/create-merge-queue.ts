interface Candidate {
  readonly key: number
  readonly count: number
}

/** Gives pairs in the order in which they are to be merged. */
export interface MergeQueue {
  /** Puts a pair in with its present count. To be called whenever its count has changed. */
  push(key: number): void
  /** Takes out the pair with the highest count, of equal ones the one with the greatest key; undefined at the end. */
  pop(): number | undefined
}

/** Makes a queue over counts that its user changes: a heap in which outdated entries stay until they come up. */
export function createMergeQueue(counts: ReadonlyMap<number, number>): MergeQueue {
  const heap: Candidate[] = []

  const takeFirst = () => {
    const first = heap[0]
    const last = heap.pop()
    if (last !== undefined && heap.length > 0) sink(heap, last)
    return first
  }

  return {
    push(key) {
      const count = counts.get(key) ?? 0
      if (count > 0) rise(heap, { key, count })
    },
    pop() {
      for (;;) {
        const first = takeFirst()
        if (first === undefined || first.count === counts.get(first.key)) return first?.key
      }
    },
  }
}

function comesBefore(one: Candidate, other: Candidate): boolean {
  return one.count > other.count || (one.count === other.count && one.key > other.key)
}

function rise(heap: Candidate[], candidate: Candidate): void {
  let index = heap.length
  while (index > 0) {
    const parentIndex = (index - 1) >> 1
    const parent = heap[parentIndex]
    if (parent === undefined || !comesBefore(candidate, parent)) break
    heap[index] = parent
    index = parentIndex
  }
  heap[index] = candidate
}

function sink(heap: Candidate[], candidate: Candidate): void {
  let index = 0
  for (;;) {
    const rightIndex = 2 * index + 2
    const left = heap[rightIndex - 1]
    const right = heap[rightIndex]
    if (left === undefined) break
    const isRight = right !== undefined && comesBefore(right, left)
    const child = isRight ? right : left
    if (!comesBefore(child, candidate)) break
    heap[index] = child
    index = isRight ? rightIndex : rightIndex - 1
  }
  heap[index] = candidate
}
