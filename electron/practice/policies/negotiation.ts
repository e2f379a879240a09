/** A media range, language or coding with the weight its caller gave it. */
interface Wish {
  readonly value: string;
  readonly weight: number;
}

/**
 * The offered media type the caller likes best (RFC 9110 section 12.5.1): the most specific range
 * decides the weight of each, the server's order decides between equals. Null means 406.
 */
export function pickMediaType(accept: string | undefined, offered: readonly string[]): string | null {
  if (accept === undefined || accept.trim() === '') return offered[0] ?? null;
  const wishes = readWishes(accept);
  return best(offered, (type) => mostSpecific(wishes, (range) => mediaRank(range, type)));
}

/** The offered language the caller likes best (RFC 4647 lookup); null when none is welcome. */
export function pickLanguage(accept: string | undefined, offered: readonly string[]): string | null {
  if (accept === undefined || accept.trim() === '') return offered[0] ?? null;
  const wishes = readWishes(accept);
  return best(offered, (language) => mostSpecific(wishes, (range) => languageRank(range, language)));
}

/** The content codings the caller takes, in the server's order; `identity` is welcome unless it is refused. */
export function pickEncoding(accept: string | undefined, offered: readonly string[]): string | null {
  const wishes = readWishes(accept ?? '');
  const weigh = (coding: string): number => {
    const given = mostSpecific(wishes, (range) => (range === coding ? 2 : range === '*' ? 1 : 0));
    return given ?? (coding === 'identity' ? 0.001 : 0);
  };
  return best(offered, weigh);
}

function readWishes(header: string): Wish[] {
  return header.split(',').flatMap((entry) => {
    const [value = '', ...parameters] = entry.split(';').map((part) => part.trim());
    if (value === '') return [];
    const q = parameters.find((parameter) => /^q=/i.test(parameter))?.slice(2);
    const weight = q === undefined ? 1 : Number(q);
    return [{ value: value.toLowerCase(), weight: weight >= 0 && weight <= 1 ? weight : 0 }];
  });
}

function best(offered: readonly string[], weigh: (value: string) => number | null): string | null {
  let chosen: string | null = null;
  let highest = 0;
  for (const value of offered) {
    const weight = weigh(value) ?? 0;
    if (weight <= highest) continue;
    highest = weight;
    chosen = value;
  }
  return chosen;
}

/** The weight of the range that says most about a value; null when no range speaks of it. */
function mostSpecific(wishes: readonly Wish[], rank: (range: string) => number): number | null {
  let found: number | null = null;
  let highest = 0;
  for (const { value, weight } of wishes) {
    const specific = rank(value);
    if (specific <= highest) continue;
    highest = specific;
    found = weight;
  }
  return found;
}

function mediaRank(range: string, type: string): number {
  const bare = type.split(';', 1)[0]?.trim() ?? type;
  if (range === bare) return 3;
  if (range.endsWith('/*') && range !== '*/*') return bare.startsWith(range.slice(0, -1)) ? 2 : 0;
  return range === '*/*' ? 1 : 0;
}

function languageRank(range: string, language: string): number {
  if (range === '*') return 1;
  const [wanted, have] = [range.toLowerCase(), language.toLowerCase()];
  if (wanted === have) return 3;
  return wanted.startsWith(`${have}-`) || have.startsWith(`${wanted}-`) ? 2 : 0;
}
