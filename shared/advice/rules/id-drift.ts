import type { JsonObject } from '../../hypermedia/json-value';
import type { SetRule } from '../advice-rule';
import { driftOf, type NamedIn } from '../name-drift';
import { itemsOf, nounOf } from '../resource-items';
import type { Seen } from '../seen';
import { wordsOf } from '../word-forms';

export const idDrift: SetRule = {
  id: 'id-drift',
  title: 'The id has several names',
  weight: 'style',
  reason:
    'A client that stores, links or compares things needs the id of each. If it is id here, uid there and bookId in the list, each type needs code of its own, and ids of one kind are taken for ids of another.',
  source: {
    name: 'Microsoft Azure REST guidelines: the same name for the same concept',
    url: 'https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md',
  },
  example: { worse: '{"uid": 7} here, {"bookId": 21} there', better: '{"id": 7} and {"id": 21}' },
  lookAtAll(all) {
    const found = all.flatMap((seen): NamedIn[] => {
      const name = ownIdIn(seen);
      return name === null ? [] : [{ name, seen }];
    });
    return driftOf(
      found,
      (names) => `What a thing is called by is ${names} in the same API.`,
      'id everywhere; ids of others with their name, as author_id',
    );
  },
};

/** Names of the own id, the likeliest first; the id of another thing is none. */
function ownIdIn(seen: Seen): string | null {
  const [item] = itemsOf(seen);
  return item ? ownId(item, nounOf(seen)) : null;
}

/** The member by which a thing names itself; null where there is none. */
export function ownId(item: JsonObject, noun: string): string | null {
  const names = [...item.keys()].filter((name) => isPlainId(item, name));
  const exact = (words: string) => names.find((name) => wordsOf(name).join(' ') === words);
  return (
    exact('id') ??
    (noun === '' ? undefined : exact(`${noun} id`)) ??
    exact('pk') ??
    exact('uid') ??
    exact('guid') ??
    exact('uuid') ??
    null
  );
}

const isPlainId = (item: JsonObject, name: string): boolean => {
  const value = item.get(name);
  return typeof value === 'string' || (typeof value === 'object' && value !== null && 'number' in value);
};
