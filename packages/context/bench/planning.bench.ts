import { measurePlanning } from './measure-planning.ts'

/** Microseconds the Rust original takes for `prepare_context` of as many turns, on one core of such a machine. */
const original: Readonly<Record<number, number>> = { 10: 24, 50: 182, 200: 614 }

await measurePlanning(50)
console.log('   turns  restored µs  a step µs  a step, nothing cut µs  the original µs')
for (const turns of [10, 50, 200, 1_000, 10_000]) {
  const { restored, step, wide } = await measurePlanning(turns)
  const cells = [
    String(turns).padStart(8),
    ...[restored, step, wide].map((time) => time.toFixed(0).padStart(11)),
  ]
  console.log([...cells, String(original[turns] ?? '–').padStart(16)].join('  '))
}
console.log(
  '\n"nothing cut" leaves out counting the prompt itself, which is the agent\'s to do; "a step" counts it too.',
)
