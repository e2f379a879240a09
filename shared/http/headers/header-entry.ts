/** Who sends a field. */
export type HeaderDirection = 'request' | 'response' | 'both';

/** What the fields of a group are about, as the dictionary heads them. */
export const headerTopics = {
  content: 'What the body is',
  negotiation: 'What the client would like',
  parts: 'Parts of a body',
  conditions: 'Versions and conditions',
  caching: 'Copies and their age',
  answers: 'Where to go on',
  limits: 'How much may be asked',
  identity: 'Who is asking',
  integrity: 'Checksums and signatures',
  sharing: 'Sharing between sites (CORS)',
  browser: 'Rules for browsers',
  hints: 'What a client tells of itself',
  connection: 'The connection',
  proxies: 'Proxies and traces',
  webdav: 'Files and folders (WebDAV)',
} as const;
export type HeaderTopic = keyof typeof headerTopics;

/** What is known of one header field, as its table holds it. */
export interface HeaderFacts {
  readonly name: string;
  readonly direction: HeaderDirection;
  /** Where it is specified, or `de facto` for habits that no standard describes. */
  readonly spec: string;
  /** What it says, as a phrase that can stand beside the field. */
  readonly meaning: string;
  /** What more there is to know, in whole sentences. */
  readonly note: string;
  /** A value as it is met. */
  readonly example: string;
  /** Values worth offering while one is typed. */
  readonly values?: readonly string[];
}

/** What Cairn knows of one header field. */
export interface HeaderEntry extends HeaderFacts {
  readonly topic: HeaderTopic;
  readonly values: readonly string[];
}
