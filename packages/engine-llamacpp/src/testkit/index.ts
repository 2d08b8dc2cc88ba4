export { tinyGguf, type TinyGgufOptions } from './tiny-gguf.ts'
export { writeGguf, type GgufContent, type GgufValue } from './gguf-writer.ts'
