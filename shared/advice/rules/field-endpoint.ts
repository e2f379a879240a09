import type { ExchangeRule } from '../advice-rule';
import { fromRequest } from '../quote';
import { isId } from '../read-address';
import type { Seen } from '../seen';
import { wordsOf } from '../word-forms';

/** What follows the verb here is no field but a thing, or no object of the verb. */
const noField = /^(?:date|time|log|logs|history|request|requests|events?|token|notices?|up|all|many|batch|bulk)$/;

export const fieldEndpoint: ExchangeRule = {
  id: 'field-endpoint',
  title: 'An address for one field',
  weight: 'style',
  reason:
    'Two changes are two requests, of which one may fail and leave the thing half changed; each new field is a new address to build, guard and document. One PATCH takes any of them, and all of them at once.',
  source: { name: 'RFC 5789, 2: PATCH changes a resource in part', url: 'https://www.rfc-editor.org/rfc/rfc5789#section-2' },
  example: { worse: 'POST /books/22/set-title', better: 'PATCH /books/22 with {"title": "…"}' },
  look(seen) {
    const named = namesField(seen);
    if (!named) return null;
    return {
      says: `${named.segment} changes one field of what ${named.path} names.`,
      evidence: [fromRequest(seen, named.segment)],
      instead: `PATCH ${named.path} with {"${named.field}": …}`,
    };
  },
};

/** The field that an address below one thing sets by itself, and the address of the thing; null where it does no such thing. */
export function namesField({ method, address: { segments } }: Seen): { segment: string; path: string; field: string } | null {
  if (/^(?:GET|HEAD|OPTIONS|DELETE)$/.test(method) || segments.length < 3) return null;
  const [thing = '', segment = ''] = segments.slice(-2);
  const field = isId(thing) ? fieldIn(segment) : null;
  return field === null ? null : { segment, path: `/${segments.slice(0, -1).join('/')}`, field };
}

/** What a name such as `set-title` sets. */
function fieldIn(segment: string): string | null {
  const [verb = '', ...rest] = wordsOf(segment);
  const isSetting = /^(?:set|update|change|edit|modify|rename)$/.test(verb) && rest.length > 0;
  return isSetting && !noField.test(rest.at(-1) ?? '') ? rest.join('_') : null;
}
