const month31 = '(0[13578]|1[02])'
const day28 = '(0[1-9]|1[0-9]|2[0-8])'
const leapYear = '([0-9]{2}(0[48]|[2468][048]|[13579][26])|([02468][048]|[13579][26])00)'
const date = `([0-9]{4}-(${month31}-(${day28}|29|30|31)|(0[469]|11)-(${day28}|29|30)|02-${day28})|${leapYear}-02-29)`
const clock = '([01][0-9]|2[0-3]):[0-5][0-9]'
const time = `${clock}:[0-5][0-9](\\.[0-9]{1,9})?(Z|[+-]${clock})`
const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,30}[A-Za-z0-9])?'
const octet = '(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])'

/**
 * Patterns for the values of `format` that are cheap to say (RFC 3339 dates and times with real days of the month,
 * RFC 4122 ids, mail addresses without quoted parts, IPv4). Other formats are checked after.
 */
export const formatPatterns: Readonly<Record<string, string>> = {
  date: `^${date}$`,
  time: `^${time}$`,
  'date-time': `^${date}T${time}$`,
  uuid: '^[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$',
  email: `^[A-Za-z0-9_+-]+(\\.[A-Za-z0-9_+-]+)*@${label}(\\.${label})+$`,
  ipv4: `^${octet}(\\.${octet}){3}$`,
}
