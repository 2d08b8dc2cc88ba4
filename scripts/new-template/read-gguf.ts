import { closeSync, openSync, readSync } from 'node:fs'

/** What a GGUF file states about its chat template. */
export interface GgufTemplate {
  readonly source: string
  readonly bosToken?: string
  readonly eosToken?: string
}

type Value = string | number | bigint | boolean | readonly Value[]

const magic = 0x46554747
const firstBytes = 64 * 1024 * 1024

/**
 * Reads the chat template and the begin and end tokens of a GGUF file (versions 2 and 3, little-endian; the layout is
 * ggml's `docs/gguf.md`). Undefined when the file brings no template. Throws `TypeError` for a file of another kind.
 */
export function readGguf(path: string): GgufTemplate | undefined {
  const reader = createReader(readStart(path))
  if (reader.u32() !== magic) throw new TypeError(`${path} is not a GGUF file.`)
  reader.u32()
  reader.u64()
  const metadata = new Map<string, Value>()
  for (let left = reader.u64(); left > 0; left -= 1) metadata.set(reader.text(), reader.value(reader.u32()))
  const source = metadata.get('tokenizer.chat_template')
  if (typeof source !== 'string') return undefined
  const tokens = metadata.get('tokenizer.ggml.tokens')
  const token = (key: string): string | undefined => {
    const id = metadata.get(`tokenizer.ggml.${key}`)
    const text = Array.isArray(tokens) && typeof id === 'number' ? tokens[id] : undefined
    return typeof text === 'string' ? text : undefined
  }
  const bosToken = token('bos_token_id')
  const eosToken = token('eos_token_id')
  return {
    source,
    ...(bosToken === undefined ? {} : { bosToken }),
    ...(eosToken === undefined ? {} : { eosToken }),
  }
}

function readStart(path: string): DataView {
  const file = openSync(path, 'r')
  const buffer = Buffer.alloc(firstBytes)
  const length = readSync(file, buffer, 0, firstBytes, 0)
  closeSync(file)
  return new DataView(buffer.buffer, buffer.byteOffset, length)
}

function createReader(view: DataView) {
  let at = 0
  const take = (bytes: number): number => {
    at += bytes
    return at - bytes
  }
  const u32 = (): number => view.getUint32(take(4), true)
  const u64 = (): number => Number(view.getBigUint64(take(8), true))
  const text = (): string => {
    const length = u64()
    return new TextDecoder().decode(new Uint8Array(view.buffer, view.byteOffset + take(length), length))
  }
  const numbers: Readonly<Record<number, () => Value>> = {
    0: () => view.getUint8(take(1)),
    1: () => view.getInt8(take(1)),
    2: () => view.getUint16(take(2), true),
    3: () => view.getInt16(take(2), true),
    4: u32,
    5: () => view.getInt32(take(4), true),
    6: () => view.getFloat32(take(4), true),
    7: () => view.getUint8(take(1)) === 1,
    8: text,
    10: () => view.getBigUint64(take(8), true),
    11: () => view.getBigInt64(take(8), true),
    12: () => view.getFloat64(take(8), true),
  }
  const value = (type: number): Value => {
    if (type === 9) {
      const item = u32()
      return Array.from({ length: u64() }, () => value(item))
    }
    const read = numbers[type]
    if (read === undefined) throw new TypeError(`The GGUF file holds a value of unknown type ${type}.`)
    return read()
  }
  return { u32, u64, text, value }
}
