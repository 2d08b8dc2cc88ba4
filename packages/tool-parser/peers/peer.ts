import type { Json, ToolSpec } from '@orion-harness/core'

/** A call as a peer would hand it on: it does not always check what it read. */
export interface PeerCall {
  readonly name: string
  readonly arguments: Json
}

/** The reading algorithm of another project, written anew from its description for comparison. */
export interface Peer {
  readonly name: string
  /** Formats it is made for, as the corpus calls them. */
  readonly formats: readonly string[]
  /** The calls in a whole reply; empty when it takes the reply for text or fails. */
  read(text: string, tools: readonly ToolSpec[]): readonly PeerCall[]
}
