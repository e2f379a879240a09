/** The parameters of an address, decoded, by name in the order they first stand; more than one value where a name is repeated. */
export function queryOf(address: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  if (!URL.canParse(address)) return found;
  for (const [name, value] of new URL(address).searchParams) found.set(name, [...(found.get(name) ?? []), value]);
  return found;
}
