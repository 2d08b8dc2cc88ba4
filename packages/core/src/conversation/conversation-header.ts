/** Version of the format. A reader refuses a newer one. */
export const conversationFormatVersion = 1

/** The first line of a stored conversation. */
export function writeHeader(id: string): string {
  return JSON.stringify({ orion: 'conversation', version: conversationFormatVersion, id })
}
