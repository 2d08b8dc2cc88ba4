import { readWorkspace } from '../workspace.ts'
import { checkGraph } from './check-graph.ts'

const breaches = checkGraph(process.cwd())
for (const breach of breaches) console.log(breach)
console.log(`» ${readWorkspace(process.cwd()).length} packages`)
process.exitCode = breaches.length === 0 ? 0 : 1
