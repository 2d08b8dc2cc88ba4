import { tagNeutraliser } from '../src/neutralise-tags.ts'
import { hostileTexts } from './hostile-texts.ts'
import { formatGrowth, measureGrowth } from './measure-growth.ts'

const sizes = [50_000, 100_000, 200_000, 400_000]
const neutralise = tagNeutraliser('system-reminder')

const growths = Object.entries(hostileTexts).map(([name, make]) =>
  measureGrowth(name, make, sizes, 5, neutralise),
)
for (const line of formatGrowth(growths, sizes)) console.log(line)
