/** What a template can express. Stated by native families, found by probing for Jinja templates. */
export interface TemplateAbilities {
  /** A system message at the start is written. */
  readonly system: boolean
  /** The system message is written also when the last message is not the user's. */
  readonly systemAfterReply: boolean
  /** A system message further on is written where it stands. */
  readonly systemAnywhere: boolean
  /** Offered tools are advertised. */
  readonly tools: boolean
  /** Calls in the history are written. */
  readonly calls: boolean
  /** Text beside calls, in the same message, is written. */
  readonly textWithCalls: boolean
  /** Several calls of one message are written. */
  readonly parallelCalls: boolean
  /** Tool results are written. */
  readonly results: boolean
  /** The first message, system text aside, may be another than the user's. */
  readonly anyFirst: boolean
  /** User and assistant may follow in any order. False: they must take turns, calls and results not counted. */
  readonly anyOrder: boolean
}
