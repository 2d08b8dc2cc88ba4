import { formatGrowth, measureGrowth } from './measure-growth.ts'
import { replies, watchReply } from './watch-texts.ts'

const sizes = [10_000, 20_000, 40_000, 80_000]

const growths = Object.entries(replies).map(([name, make]) => measureGrowth(name, make, sizes, 5, watchReply))
for (const line of formatGrowth(growths, sizes)) console.log(line)
