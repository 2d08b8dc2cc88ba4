import type { ToolSpec } from '@orion-harness/core'

/** Tools whose schemas use every feature of the converter; for tests of whole call grammars. */
export const hostileTools: readonly ToolSpec[] = [
  {
    name: 'get_weather',
    description: 'Weather of a city.',
    parameters: {
      type: 'object',
      properties: { city: { type: 'string', minLength: 1 }, unit: { type: 'string', enum: ['C', 'F'] } },
      required: ['city'],
    },
  },
  {
    name: 'write_file',
    description: 'Writes a file.',
    parameters: {
      type: 'object',
      properties: {
        path: { type: 'string', pattern: '^[a-z]{1,8}\\.(ts|md)$' },
        content: { type: 'string' },
      },
      required: ['path', 'content'],
    },
  },
  {
    name: 'get_time',
    description: 'Current time.',
    parameters: { type: 'object', properties: {} },
  },
  {
    name: 'tag_item',
    description: 'Sets tags of an item.',
    parameters: {
      type: 'object',
      properties: {
        pinned: { type: 'boolean' },
        settings: { type: 'object', maxProperties: 3 },
        level: { type: 'string', enum: ['a', 'low', 'high'], minLength: 2 },
      },
      required: ['id'],
      additionalProperties: { type: 'integer' },
    },
  },
  {
    name: 'log_event',
    description: 'Writes anything to the log.',
    parameters: { type: 'object' },
  },
  {
    name: 'plan-trip.v2',
    description: 'Plans a trip.',
    parameters: {
      type: 'object',
      properties: {
        day: { type: 'string', format: 'date' },
        people: { type: 'integer', minimum: 1, maximum: 12 },
        budget: { type: 'number', minimum: 0 },
        quiet: { type: 'boolean' },
        stops: { type: 'array', items: { $ref: '#/$defs/stop' }, maxItems: 3 },
        note: { anyOf: [{ type: 'string' }, { type: 'null' }] },
        mode: { const: 'train' },
      },
      required: ['day', 'people', 'mode'],
      $defs: {
        stop: {
          type: 'object',
          properties: { name: { type: 'string' }, next: { $ref: '#/$defs/stop' } },
          required: ['name'],
          additionalProperties: { type: 'integer' },
        },
      },
    },
  },
]
