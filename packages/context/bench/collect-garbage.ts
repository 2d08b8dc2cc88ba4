interface V8 {
  setFlagsFromString(flags: string): void
}
interface Vm {
  runInNewContext(code: string): () => void
}

/** Node's garbage collector as a function. */
export async function collectGarbage(): Promise<() => void> {
  const v8 = (await import('node:v8' as string)) as V8
  const vm = (await import('node:vm' as string)) as Vm
  v8.setFlagsFromString('--expose-gc')
  return vm.runInNewContext('gc')
}
