import { isObject, type JsonObject } from '../../hypermedia/json-value';
import type { SetRule } from '../advice-rule';
import { driftOf, type NamedIn } from '../name-drift';
import { itemsOf, sentNames } from '../resource-items';
import type { Seen } from '../seen';
import { wordsOf } from '../word-forms';

export const emailDrift: SetRule = {
  id: 'email-drift',
  title: 'The mail address has several names',
  weight: 'style',
  reason:
    'What came from one address of the API is sent to another. If the field is email here and email_address there, it is dropped without a word, and the user has no address.',
  source: {
    name: 'Microsoft Azure REST guidelines: the same name for the same concept',
    url: 'https://github.com/microsoft/api-guidelines/blob/vNext/azure/Guidelines.md',
  },
  example: { worse: '{"email": …} here, {"email_address": …} there', better: '{"email": …} in both' },
  lookAtAll(all) {
    const found = all.flatMap((seen) => namesIn(seen).map((name): NamedIn => ({ name, seen })));
    return driftOf(found, (names) => `The same thing is ${names}.`, 'one name, such as email');
  },
};

/** A mail address of a kind, as billing_email, is another field, and may have its own name. */
const isMail = (name: string): boolean => /^(?:e ?mail|mail)(?: address| addr)?$/.test(wordsOf(name).join(' '));

function namesIn(seen: Seen): string[] {
  const answered = itemsOf(seen)
    .flatMap((item) => [item, ...[...item.values()].filter(isObject)])
    .flatMap(mailNames);
  return [...new Set([...answered, ...sentNames(seen).filter(isMail)])];
}

const mailNames = (item: JsonObject): string[] =>
  [...item].flatMap(([name, value]) => ((typeof value === 'string' || value === null) && isMail(name) ? [name] : []));
