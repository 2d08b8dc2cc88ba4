/** Takes secrets out of text. */
export type Redact = (text: string) => string

/** Replaces every one of `secrets` by `[redacted]`, the longest first. Secrets of fewer than four characters are left. */
export function createRedact(secrets: readonly string[]): Redact {
  const long = secrets
    .filter((secret) => secret.length >= 4)
    .sort((left, right) => right.length - left.length)
  return (text) => long.reduce((cleaned, secret) => cleaned.replaceAll(secret, '[redacted]'), text)
}
