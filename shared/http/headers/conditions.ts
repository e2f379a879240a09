import type { HeaderFacts } from './header-entry';

/** Versions, and what is to happen only if they are still the same. */
export const conditionsHeaders: readonly HeaderFacts[] = [
  {
    name: 'ETag',
    direction: 'response',
    spec: 'RFC 9110, 8.8.3',
    meaning: 'names this version, for If-Match and If-None-Match',
    note: 'An opaque mark in quotes: two equal marks mean the same content. With W/ before it, equal only in meaning, good enough to skip a download and too weak to join byte ranges.',
    example: '"33a64df5"',
  },
  {
    name: 'Last-Modified',
    direction: 'response',
    spec: 'RFC 9110, 8.8.2',
    meaning: 'when it changed last, to the second',
    note: 'A validator for those without ETags. Two changes within one second look like none. Caches guess a lifetime from it when nothing else is said.',
    example: 'Fri, 20 Feb 2026 13:58:00 GMT',
  },
  {
    name: 'If-Match',
    direction: 'request',
    spec: 'RFC 9110, 13.1.1',
    meaning: 'do it only if this is still the version',
    note: 'The seat belt for writes: a PUT with the ETag one has read fails with 412 when somebody saved in between, and nothing is lost. An asterisk means: only if it exists.',
    example: '"33a64df5"',
    values: ['*'],
  },
  {
    name: 'If-None-Match',
    direction: 'request',
    spec: 'RFC 9110, 13.1.2',
    meaning: 'do it only if the version is another',
    note: 'On a GET it saves the body: the same version is answered 304. On a PUT, an asterisk means create and never replace.',
    example: '"33a64df5"',
    values: ['*'],
  },
  {
    name: 'If-Modified-Since',
    direction: 'request',
    spec: 'RFC 9110, 13.1.3',
    meaning: 'send it only if it changed after this time',
    note: 'Only looked at for GET and HEAD, and only when there is no If-None-Match. Give back the exact date the server sent: some compare the text.',
    example: 'Fri, 20 Feb 2026 13:58:00 GMT',
  },
  {
    name: 'If-Unmodified-Since',
    direction: 'request',
    spec: 'RFC 9110, 13.1.4',
    meaning: 'go on only while nothing has changed after this time',
    note: 'Protects a write where the server gives dates and no tags, with the weakness that a second is a long time.',
    example: 'Fri, 20 Feb 2026 13:58:00 GMT',
  },
];
