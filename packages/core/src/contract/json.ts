/** Any value JSON can carry. Harness data that is stored, logged or sent is always one of these. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject

/** A JSON object, such as the arguments of a tool call. */
export interface JsonObject {
  readonly [key: string]: Json
}

/** A JSON Schema document (draft 2020-12), as tools hand it to templates and parsers. */
export type JsonSchema = JsonObject
