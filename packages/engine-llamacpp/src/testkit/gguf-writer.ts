/**
 * Writes GGUF version 3, little-endian: https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
 */
export interface GgufContent {
  /** Written in this order. */
  readonly metadata: readonly (readonly [key: string, value: GgufValue])[]
  /** `dimensions` as ggml counts them: the innermost first. */
  readonly tensors: readonly {
    readonly name: string
    readonly dimensions: readonly number[]
    readonly data: Float32Array
  }[]
}

/** A metadata value with its type in the file. */
export type GgufValue =
  | { readonly type: 'uint32'; readonly value: number }
  | { readonly type: 'float32'; readonly value: number }
  | { readonly type: 'bool'; readonly value: boolean }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'int32s'; readonly value: readonly number[] }
  | { readonly type: 'float32s'; readonly value: readonly number[] }

const typeNumber = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const
const alignment = 32

/** The bytes of a GGUF file with all tensors as 32-bit floats. */
export function writeGguf({ metadata, tensors }: GgufContent): Uint8Array {
  const header: Uint8Array[] = [
    Buffer.from('GGUF'),
    uint32(3),
    uint64(tensors.length),
    uint64(metadata.length),
  ]
  for (const [key, value] of metadata) header.push(string(key), ...encode(value))

  const data: Uint8Array[] = []
  let offset = 0
  for (const tensor of tensors) {
    header.push(string(tensor.name), uint32(tensor.dimensions.length), ...tensor.dimensions.map(uint64))
    header.push(uint32(0), uint64(offset))
    const bytes = new Uint8Array(tensor.data.buffer, tensor.data.byteOffset, tensor.data.byteLength)
    data.push(bytes, padding(bytes.length))
    offset += bytes.length + padding(bytes.length).length
  }
  const headerLength = header.reduce((sum, part) => sum + part.length, 0)
  return new Uint8Array(Buffer.concat([...header, padding(headerLength), ...data]))
}

function encode(value: GgufValue): Uint8Array[] {
  if (value.type === 'strings') return array(typeNumber.string, value.value.map(string))
  if (value.type === 'int32s') return array(typeNumber.int32, value.value.map(int32))
  if (value.type === 'float32s') return array(typeNumber.float32, value.value.map(float32))
  const type = uint32(typeNumber[value.type])
  if (value.type === 'string') return [type, string(value.value)]
  if (value.type === 'bool') return [type, Uint8Array.of(value.value ? 1 : 0)]
  return [type, value.type === 'uint32' ? uint32(value.value) : float32(value.value)]
}

function array(elementType: number, elements: readonly Uint8Array[]): Uint8Array[] {
  return [uint32(typeNumber.array), uint32(elementType), uint64(elements.length), ...elements]
}

function uint32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}

function int32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

function uint64(value: number): Uint8Array {
  const bytes = Buffer.alloc(8)
  bytes.writeBigUInt64LE(BigInt(value))
  return bytes
}

function float32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeFloatLE(value)
  return bytes
}

function string(value: string): Uint8Array {
  const bytes = Buffer.from(value, 'utf8')
  return Buffer.concat([uint64(bytes.length), bytes])
}

function padding(length: number): Uint8Array {
  return new Uint8Array((alignment - (length % alignment)) % alignment)
}
