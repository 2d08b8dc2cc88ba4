/**
 * A call id as Mistral's templates want it: nine letters or digits. One that is so already stays; any other becomes
 * a hash of itself (FNV-1a), so the same id is the same text in every prompt.
 */
export function nineCharacterId(id: string): string {
  if (/^[A-Za-z0-9]{9}$/.test(id)) return id
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(id))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  return hash.toString(36).padStart(9, '0').slice(-9)
}
