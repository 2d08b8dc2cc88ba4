import type { Plugin } from '@orion-harness/core'

/** A custom rule: a path argument may not leave a folder; a relative one is put below it. */
export function stayInFolder(folder: string): Plugin {
  return {
    name: 'stay-in-folder',
    rules: [
      {
        name: 'stay-in-folder',
        beforeTool({ call }) {
          const { path } = call.arguments
          if (typeof path !== 'string') return undefined
          if (path.split('/').includes('..')) {
            return {
              type: 'deny',
              reason: `${path} leads out of ${folder}.`,
              instead: 'Name a file below it.',
            }
          }
          if (path.startsWith(`${folder}/`)) return undefined
          const moved = `${folder}/${path.replace(/^\/+/, '')}`
          return { type: 'rewrite', arguments: { ...call.arguments, path: moved }, reason: `below ${folder}` }
        },
      },
    ],
  }
}
