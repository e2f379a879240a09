import type { ExchangeRule } from '../advice-rule';
import { findVerb, type PathVerb } from '../crud-verbs';
import { fromRequest } from '../quote';
import { isId } from '../read-address';
import type { Seen } from '../seen';
import { isPlural, pluralOf } from '../../noun-forms';
import { namesField } from './field-endpoint';

export const verbInPath: ExchangeRule = {
  id: 'verb-in-path',
  title: 'A verb in the address',
  weight: 'style',
  reason:
    'An address names a thing, and the method says what is done to it. With the verb in the address the same thing has an address for each deed, caches and crawlers cannot tell reading from writing, and every client has to learn the list.',
  source: {
    name: 'RFC 9110, 9.1: the method is the primary source of request semantics',
    url: 'https://www.rfc-editor.org/rfc/rfc9110#section-9.1',
  },
  example: { worse: 'POST /api/users/create', better: 'POST /api/users' },
  look(seen) {
    if (namesField(seen)) return null;
    const verb = findVerb(seen.address.segments);
    if (!verb) return null;
    return {
      says: `“${verb.verb}” is what ${verb.method} says already; ${verb.object === '' ? 'without it the address names the thing' : `the thing is “${verb.object}”`}.`,
      evidence: [fromRequest(seen, verb.segment)],
      instead: converted(seen, verb),
    };
  },
};

/** The same request with the verb as its method. */
function converted({ address: { segments, query } }: Seen, { at, object, method }: PathVerb): string {
  const path = [...segments.slice(0, at), ...manyOf(object), ...segments.slice(at + 1)];
  const id = query.find(([name]) => /^(?:id|pk|uuid|\w+_?id)$/i.test(name))?.[1];
  return `${method} /${[...path, ...oneOf(path.at(-1) ?? '', method, id)].join('/')}`;
}

/** The object of a verb as the name of a collection. */
function manyOf(object: string): string[] {
  const words = object.split('-');
  return object === '' ? [] : [[...words.slice(0, -1), pluralOf(words.at(-1) ?? '')].join('-')];
}

/** What is changed or removed is one thing: behind a collection it needs its id. */
function oneOf(last: string, method: string, id: string | undefined): string[] {
  const isOne = method === 'PATCH' || method === 'DELETE';
  if (isId(last) || (method === 'GET' ? id === undefined : !isOne)) return [];
  return id || isPlural(last) ? [id || '{id}'] : [];
}
