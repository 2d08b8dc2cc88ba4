import { markdownTable } from './measure.ts'
import { measureSpeed } from './measure-speed.ts'

const reParsedSize = 64_000
const speeds = measureSpeed(1_000_000, reParsedSize, 5)
const head = ['reply', 'MB/s', 'time over `JSON.parse`', `reader that starts over, ${reParsedSize / 1000} kB`]
const rows = speeds.map((speed) => [
  speed.name,
  speed.megabytesPerSecond.toFixed(1),
  `${speed.overJsonParse.toFixed(1)} ×`,
  `${speed.reParseOver.toFixed(0)} × slower`,
])
console.log('In chunks of four units, a token each; CPU time, least of five runs.\n')
console.log(markdownTable([head, ...rows]))
