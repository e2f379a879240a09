import { readParams } from './media-type';
import { splitOutsideQuotes } from './header-list';

/** One way to log in that a server offers (RFC 9110, 11.3). */
export interface Challenge {
  readonly scheme: string;
  readonly params: ReadonlyMap<string, string>;
}

const begins = /^([!#$%&'*+.^_`|~\w-]+)(?:[ \t]+(.*))?$/s;

/** Reads a WWW-Authenticate value: schemes and their parameters share one comma-separated list. */
export function readChallenges(value: string): Challenge[] {
  const found: { scheme: string; pieces: string[] }[] = [];
  for (const item of splitOutsideQuotes(value, ',')) {
    const [, word = '', rest = ''] = begins.exec(item) ?? [];
    const isParam = /^[^\s=]+\s*=/.test(item) && !/^[^\s=]+\s+[^\s=]+\s*=/.test(item);
    if (isParam || word === '') found.at(-1)?.pieces.push(item);
    else found.push({ scheme: word, pieces: rest === '' ? [] : [rest] });
  }
  return found.map(({ scheme, pieces }) => ({ scheme, params: readParams(pieces.filter((piece) => piece !== '')) }));
}
