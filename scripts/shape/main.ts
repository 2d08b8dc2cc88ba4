import { checkShape } from './check-shape.ts'

const breaches = checkShape(process.cwd())
for (const breach of breaches) console.log(breach)
process.exitCode = breaches.length === 0 ? 0 : 1
