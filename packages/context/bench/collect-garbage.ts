interface V8 {
  setFlagsFromString(flags: string): void
}
interface Vm {
  runInNewContext(code: string): () => void
}

/** Node's garbage collector as a function. */
export async function collectGarbage(): Promise<() => void> {
  const v8: V8 = await import('node:v8' as string)
  const vm: Vm = await import('node:vm' as string)
  v8.setFlagsFromString('--expose-gc')
  return vm.runInNewContext('gc')
}
