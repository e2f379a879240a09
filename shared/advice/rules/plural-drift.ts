import { isArray } from '../../hypermedia/json-value';
import type { SetFinding, SetRule } from '../advice-rule';
import { findVerb } from '../crud-verbs';
import { driftOf, type NamedIn } from '../name-drift';
import { itemsOf } from '../resource-items';
import { isId } from '../read-address';
import type { Seen } from '../seen';
import { isPlural, pluralOf, singularOf } from '../../noun-forms';
import { wordsOf } from '../word-forms';

export const pluralDrift: SetRule = {
  id: 'plural-drift',
  title: 'Singular here, plural there',
  weight: 'style',
  reason:
    'Who knows /books tries /books/21, and gets 404 because one of them lives at /book. With one form for all, addresses can be guessed, and code that builds them needs no list of exceptions.',
  source: {
    name: 'Zalando RESTful API guidelines, 134: pluralize resource names',
    url: 'https://opensource.zalando.com/restful-api-guidelines/#134',
  },
  example: { worse: '/book?id=21 beside /books', better: '/books/21 beside /books' },
  lookAtAll(all) {
    const collections = all.flatMap(collectionsIn);
    const groups = new Map<string, Found[]>();
    for (const one of collections) groups.set(one.parent, [...(groups.get(one.parent) ?? []), one]);
    return [...groups.values()].flatMap((group) => {
      const pairs = sameThing(group);
      return pairs.length > 0 ? pairs : otherThings(group);
    });
  },
};

interface Found extends NamedIn {
  readonly parent: string;
  readonly word: string;
}

/** The parts of a path that are surely collections: an id follows, or a list came, or something is added to them. */
function collectionsIn(seen: Seen): Found[] {
  const { segments } = seen.address;
  const verb = findVerb(segments);
  return segments.flatMap((name, at): Found[] => {
    const word = wordsOf(name).at(-1) ?? '';
    const isName = !isId(name) && at !== verb?.at && /^[a-z]{3,}$/.test(word) && singularOf(word) !== pluralOf(word);
    return isName && isCollection(seen, at, word) ? [{ name, word, seen, parent: `/${segments.slice(0, at).join('/')}` }] : [];
  });
}

function isCollection(seen: Seen, at: number, word: string): boolean {
  const { segments, query } = seen.address;
  const next = segments[at + 1];
  if (next !== undefined) return isId(next);
  return isPlural(word) || isListed(seen) || query.some(([field]) => /^(?:id|pk|uuid)$/i.test(field));
}

/** A list came. A POST alone does not tell: one posts to actions too. */
const isListed = (seen: Seen): boolean => isArray(seen.answer?.json) || (seen.method === 'GET' && itemsOf(seen).length > 1);

/** One thing under both of its names. */
function sameThing(group: readonly Found[]): SetFinding[] {
  const byThing = new Map<string, Found[]>();
  for (const one of group) byThing.set(singularOf(one.word), [...(byThing.get(singularOf(one.word)) ?? []), one]);
  return [...byThing.values()]
    .filter((members) => new Set(members.map(({ word }) => word)).size > 1)
    .flatMap((members) =>
      driftOf(
        members,
        (names) => `The same things live at ${names}.`,
        `/${pluralOf(members[0]?.word ?? '')} for all of them, and /${pluralOf(members[0]?.word ?? '')}/{id} for one`,
      ),
    );
}

/** Neighbours of which some are singular and some plural. */
function otherThings(group: readonly Found[]): SetFinding[] {
  const singular = group.filter(({ word }) => !isPlural(word));
  const plural = group.filter(({ word }) => isPlural(word));
  if (singular.length === 0 || plural.length === 0) return [];
  return driftOf(
    [...singular, ...plural],
    (names) => `Neighbours are named in two ways: ${names}.`,
    'the plural for every collection',
  );
}
