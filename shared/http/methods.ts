import type { MethodFacts } from './method-table/method-facts';
import { methodTable } from './method-table/method-table';

export type { MethodFacts } from './method-table/method-facts';

/** The methods of RFC 9110 and the registered ones a REST client meets. */
export const methods: readonly MethodFacts[] = methodTable;

const byName = new Map(methods.map((facts) => [facts.method, facts]));

/** What is known of a method; names are case-sensitive (RFC 9110, 9.1). */
export const describeMethod = (method: string): MethodFacts | undefined => byName.get(method);

/** A method that only reads. One nobody knows is not taken for safe. */
export const isSafe = (method: string): boolean => byName.get(method)?.safe ?? false;

/** Whether sending it again after an unknown outcome does no harm. */
export const isIdempotent = (method: string): boolean => byName.get(method)?.idempotent ?? false;

/** What it promises of being sent at all, and twice. */
export const methodPromise = ({ safe, idempotent }: MethodFacts): string =>
  safe ? 'safe' : idempotent ? 'idempotent' : 'neither safe nor idempotent';

/** Its promises in a few words, as they stand beside its name. */
export const methodPromises = (facts: MethodFacts): string =>
  facts.cacheable ? `${methodPromise(facts)}, answers can be cached` : methodPromise(facts);

/** What a body in the request is to it. */
export const methodBodies: Readonly<Record<MethodFacts['body'], string>> = {
  none: 'has no meaning',
  optional: 'may be there',
  expected: 'is expected',
};
