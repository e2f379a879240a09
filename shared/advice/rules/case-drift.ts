import type { SetRule } from '../advice-rule';
import { driftOf, listed, type NamedIn } from '../name-drift';
import { itemsOf } from '../resource-items';
import type { Seen } from '../seen';

export const caseDrift: SetRule = {
  id: 'case-drift',
  title: 'Field names in several styles',
  weight: 'style',
  reason:
    'author_id, bookId and Title side by side cannot be turned into the names of a programming language by one rule. Each client has a table of exceptions, and the typing mistakes that come with it.',
  source: {
    name: 'Zalando RESTful API guidelines, 118: one style for property names',
    url: 'https://opensource.zalando.com/restful-api-guidelines/#118',
  },
  example: { worse: '{"author_id": 5, "inStock": true}', better: '{"author_id": 5, "in_stock": true}' },
  lookAtAll(all) {
    const found = all.flatMap((seen) => stylesIn(seen));
    const styles = new Map<string, NamedIn[]>();
    for (const one of found) styles.set(styleOf(one.name) ?? '', [...(styles.get(styleOf(one.name) ?? '') ?? []), one]);
    if (styles.size < 2) return [];
    const samples = [...styles.values()].flatMap((members) => members.slice(0, 1));
    const drift = driftOf(
      samples,
      (names) => `${names} are written in ${styles.size} styles: ${listed([...styles.keys()].toSorted())}.`,
      'one style for all of them',
    );
    const concerns = [...new Set(found.map(({ seen }) => seen.id))];
    return drift.map((finding) => ({ ...finding, about: [...styles.keys()].toSorted().join(', '), concerns }));
  },
};

function stylesIn(seen: Seen): NamedIn[] {
  const names = new Set(itemsOf(seen).flatMap((item) => [...item.keys()]));
  return [...names].filter((name) => styleOf(name) !== null).map((name) => ({ name, seen }));
}

/** One word in small letters fits every style; `_links` and `@id` belong to formats, and `URL` is a word of capitals. */
function styleOf(name: string): string | null {
  if (/^[a-z][a-z\d]*(?:_[a-z\d]+)+$/.test(name)) return 'snake_case';
  if (/^[a-z][a-z\d]*(?:[A-Z][a-z\d]*)+$/.test(name)) return 'camelCase';
  return /^[A-Z][a-z\d]+(?:[A-Z][a-z\d]*)*$/.test(name) ? 'PascalCase' : null;
}
