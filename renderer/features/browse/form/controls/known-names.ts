const names = new Map<string, string>();
const mostNames = 500;

/** Remembers what a resource is called, by its address or by its list and key, for as long as the window is open. */
export function noteName(address: string, name: string): void {
  if (name === '' || name === address) return;
  names.delete(address);
  names.set(address, name);
  const [oldest] = names.keys();
  if (names.size > mostNames && oldest !== undefined) names.delete(oldest);
}

export const knownName = (address: string): string | null => names.get(address) ?? null;
