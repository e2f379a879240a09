import { answerHeaders } from './headers/answer';
import { browserHeaders } from './headers/browser';
import { cachingHeaders } from './headers/caching';
import { contentHeaders } from './headers/content';
import type { HeaderDirection, HeaderEntry } from './headers/header-entry';
import { identityHeaders } from './headers/identity';
import { routingHeaders } from './headers/routing';

export type { HeaderDirection, HeaderEntry } from './headers/header-entry';

/** Every header field Cairn can explain, by name. */
export const headerDictionary: readonly HeaderEntry[] = [
  ...contentHeaders,
  ...cachingHeaders,
  ...identityHeaders,
  ...browserHeaders,
  ...routingHeaders,
  ...answerHeaders,
].sort((a, b) => a.name.localeCompare(b.name, 'en'));

const byName = new Map(headerDictionary.map((entry) => [entry.name.toLowerCase(), entry]));

/** What is known of a field, whatever the case of its name. */
export const describeHeader = (name: string): HeaderEntry | undefined => byName.get(name.toLowerCase());

/** The fields that make sense in a request or in a response. */
export const headersFor = (direction: Exclude<HeaderDirection, 'both'>): readonly HeaderEntry[] =>
  headerDictionary.filter((entry) => entry.direction === direction || entry.direction === 'both');
