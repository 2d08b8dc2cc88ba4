import { builtInFormats } from '../formats/built-in-formats.ts'
import { commonMarkers } from '../reader/common-markers.ts'

/** Every marker of every format, and what else has meaning in some format or in Markdown. */
export const hostilePieces: readonly string[] = [
  ...new Set([
    ...commonMarkers.map((marker) => marker.text),
    ...builtInFormats.flatMap((format) => [
      ...format.open.map((marker) => (typeof marker === 'string' ? marker : marker.text)),
      ...format.close,
      ...(format.delimiter === undefined ? [] : [format.delimiter]),
    ]),
    ...['<parameter=x>', '</parameter>', '<arg_key>', '</arg_value>', '<param name="x">', '</param>'],
    ...['</function>', '</tool_call>\n', '\n</parameter>\n</function>\n</tool_call>\n', '<![CDATA[', ']]>'],
    ...[
      '```',
      '```json\n',
      '~~~',
      '`',
      '"',
      "'",
      '\\',
      '\\"',
      '\n',
      '\r\n',
      '\t',
      '{',
      '}',
      '{{',
      '[',
      ']',
      '(',
      ')',
    ],
    ...[',', ':', '//', '/*', '*/', '#', '&lt;', '<', '>', '|', '</', '\u201c', '\u201d', '\u2018', '\u2019'],
    ...[
      '\u202e',
      '\u200f',
      'שלום',
      'مرحبا',
      '🙂',
      '👩‍👩‍👧',
      '\u0000',
      '\u0007',
      '\u001b',
      '\ufeff',
      '\u2028',
      '\ud800',
    ],
    ...[
      'bash',
      'read_file(',
      '{"name": "bash", "arguments": {"command": "ls"}}',
      'Action: bash\nAction Input: {}',
    ],
    ...[' ', '  ', '    ', 'null', 'True', '5', '-1.5', 'e'],
  ]),
]
