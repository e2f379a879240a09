import { answersHeaders } from './headers/answers';
import { browserHeaders } from './headers/browser';
import { cachingHeaders } from './headers/caching';
import { conditionsHeaders } from './headers/conditions';
import { connectionHeaders } from './headers/connection';
import { contentHeaders } from './headers/content';
import type { HeaderDirection, HeaderEntry, HeaderFacts, HeaderTopic } from './headers/header-entry';
import { hintsHeaders } from './headers/hints';
import { identityHeaders } from './headers/identity';
import { integrityHeaders } from './headers/integrity';
import { limitsHeaders } from './headers/limits';
import { negotiationHeaders } from './headers/negotiation';
import { partsHeaders } from './headers/parts';
import { proxiesHeaders } from './headers/proxies';
import { sharingHeaders } from './headers/sharing';
import { webdavHeaders } from './headers/webdav';

export { type HeaderDirection, type HeaderEntry, headerTopics } from './headers/header-entry';

const tables: { readonly [T in HeaderTopic]: readonly HeaderFacts[] } = {
  content: contentHeaders,
  negotiation: negotiationHeaders,
  parts: partsHeaders,
  conditions: conditionsHeaders,
  caching: cachingHeaders,
  answers: answersHeaders,
  limits: limitsHeaders,
  identity: identityHeaders,
  integrity: integrityHeaders,
  sharing: sharingHeaders,
  browser: browserHeaders,
  hints: hintsHeaders,
  connection: connectionHeaders,
  proxies: proxiesHeaders,
  webdav: webdavHeaders,
};

/** Every header field Cairn can explain, by name. */
export const headerDictionary: readonly HeaderEntry[] = Object.entries(tables)
  .flatMap(([topic, facts]) => facts.map((one) => ({ ...one, topic: topic as HeaderTopic, values: one.values ?? [] })))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

const byName = new Map(headerDictionary.map((entry) => [entry.name.toLowerCase(), entry]));

/** What is known of a field, whatever the case of its name. */
export const describeHeader = (name: string): HeaderEntry | undefined => byName.get(name.toLowerCase());

/** The fields that make sense in a request or in a response. */
export const headersFor = (direction: Exclude<HeaderDirection, 'both'>): readonly HeaderEntry[] =>
  headerDictionary.filter((entry) => entry.direction === direction || entry.direction === 'both');
