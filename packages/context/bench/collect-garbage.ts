interface V8 {
  setFlagsFromString(flags: string): void
}
interface Vm {
  runInNewContext(code: string): () => void
}

const modules: { readonly v8: string; readonly vm: string } = { v8: 'node:v8', vm: 'node:vm' }

/** Node's garbage collector as a function. */
export async function collectGarbage(): Promise<() => void> {
  const v8: V8 = await import(modules.v8)
  const vm: Vm = await import(modules.vm)
  v8.setFlagsFromString('--expose-gc')
  return vm.runInNewContext('gc')
}
