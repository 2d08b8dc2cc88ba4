const dayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']
const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const dayMilliseconds = 86_400_000

type Field = (date: Date) => string | number

const fields: Readonly<Record<string, readonly [field: Field, width: number, fill: string]>> = {
  C: [(date) => Math.floor(date.getFullYear() / 100), 2, '0'],
  d: [(date) => date.getDate(), 2, '0'],
  e: [(date) => date.getDate(), 2, ' '],
  f: [(date) => date.getMilliseconds() * 1000, 6, '0'],
  g: [(date) => isoWeek(date).year % 100, 2, '0'],
  G: [(date) => isoWeek(date).year, 4, '0'],
  H: [(date) => date.getHours(), 2, '0'],
  I: [(date) => date.getHours() % 12 || 12, 2, '0'],
  j: [(date) => dayOfYear(date), 3, '0'],
  k: [(date) => date.getHours(), 2, ' '],
  l: [(date) => date.getHours() % 12 || 12, 2, ' '],
  m: [(date) => date.getMonth() + 1, 2, '0'],
  M: [(date) => date.getMinutes(), 2, '0'],
  s: [(date) => Math.floor(date.getTime() / 1000), 1, '0'],
  S: [(date) => date.getSeconds(), 2, '0'],
  u: [(date) => date.getDay() || 7, 1, '0'],
  U: [(date) => Math.floor((dayOfYear(date) + 6 - date.getDay()) / 7), 2, '0'],
  V: [(date) => isoWeek(date).week, 2, '0'],
  w: [(date) => date.getDay(), 1, '0'],
  W: [(date) => Math.floor((dayOfYear(date) + 6 - ((date.getDay() + 6) % 7)) / 7), 2, '0'],
  y: [(date) => date.getFullYear() % 100, 2, '0'],
  Y: [(date) => date.getFullYear(), 4, '0'],
}

const words: Readonly<Record<string, (date: Date) => string>> = {
  a: (date) => (dayNames[date.getDay()] ?? '').slice(0, 3),
  A: (date) => dayNames[date.getDay()] ?? '',
  b: (date) => (monthNames[date.getMonth()] ?? '').slice(0, 3),
  B: (date) => monthNames[date.getMonth()] ?? '',
  h: (date) => (monthNames[date.getMonth()] ?? '').slice(0, 3),
  n: () => '\n',
  p: (date) => (date.getHours() < 12 ? 'AM' : 'PM'),
  P: (date) => (date.getHours() < 12 ? 'am' : 'pm'),
  t: () => '\t',
  z: () => '',
  Z: () => '',
  '%': () => '%',
}

const composites: Readonly<Record<string, string>> = {
  c: '%a %b %e %H:%M:%S %Y',
  D: '%m/%d/%y',
  F: '%Y-%m-%d',
  r: '%I:%M:%S %p',
  R: '%H:%M',
  T: '%H:%M:%S',
  x: '%m/%d/%y',
  X: '%H:%M:%S',
}

/** A local time as C's `strftime` prints it in the C locale; `%-d` and its like leave the padding out. */
export function formatTime(date: Date, format: string): string {
  return format.replace(/%([-_0^#]?)([a-zA-Z%])/g, (whole, flag: string, letter: string) => {
    const composite = composites[letter]
    if (composite !== undefined) return formatTime(date, composite)
    const word = words[letter]
    if (word !== undefined) return flag === '^' ? word(date).toUpperCase() : word(date)
    const field = fields[letter]
    if (field === undefined) return whole
    const [value, width, fill] = field
    const filler = flag === '_' ? ' ' : flag === '0' ? '0' : fill
    return flag === '-' ? String(value(date)) : String(value(date)).padStart(width, filler)
  })
}

function dayOfYear(date: Date): number {
  const day = Date.UTC(date.getFullYear(), date.getMonth(), date.getDate())
  return (day - Date.UTC(date.getFullYear(), 0, 1)) / dayMilliseconds + 1
}

function isoWeek(date: Date): { year: number; week: number } {
  const thursday = new Date(
    Date.UTC(date.getFullYear(), date.getMonth(), date.getDate() + 4 - (date.getDay() || 7)),
  )
  const year = thursday.getUTCFullYear()
  return { year, week: Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / dayMilliseconds / 7) + 1 }
}
