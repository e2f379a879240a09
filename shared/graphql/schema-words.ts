import type { SchemaReading } from './schema-reading';

/** Where a schema was looked for. */
export type SchemaSource = { readonly kind: 'server'; readonly status: number } | { readonly kind: 'file' };

type Unread = Exclude<SchemaReading, { kind: 'schema' }>;

const orFile = 'If you have the schema as a file, in its own language or as the answer to introspection, open that.';

/** Why there is no schema, and what to do about it. */
export function whyNoSchema(reading: Unread, source: SchemaSource): string {
  const status = source.kind === 'server' ? statusWords(source.status) : null;
  switch (reading.kind) {
    case 'withheld':
      return `The server does not tell its schema: introspection is switched off there. ${orFile}`;
    case 'older':
      return `The server answers no question for its schema that is known. ${orFile}`;
    case 'refused':
      return `The server answers the question for its schema with: “${reading.says}” ${status ?? ''}`.trim();
    case 'other':
      return source.kind === 'file' ? fileWords[reading.looks] : (status ?? answerWords[reading.looks]);
    case 'broken':
      return `What came is no schema: ${reading.says}`;
    case 'tooLarge':
      return `The schema is larger than Cairn reads. ${orFile}`;
    case 'tooMuch':
      return `The schema was given up: ${reading.says}.`;
  }
}

const answerWords = {
  nothing: 'The answer is empty. Is this the address of a GraphQL server?',
  page: 'The answer is a web page. GraphQL servers are often found at /graphql beside it.',
  json: 'The answer is JSON, but no answer of GraphQL. Is this the address of a GraphQL server?',
  text: 'The answer is no answer of GraphQL. Is this the address of a GraphQL server?',
} as const;

const fileWords = {
  nothing: 'The file is empty.',
  page: 'The file is a web page, not a schema.',
  json: 'The file is JSON, but no answer to introspection: that has “__schema” in it.',
  text: 'The file holds no schema.',
} as const;

/** What a status says of the question, where it says more than the body; null where it does not. */
function statusWords(status: number): string | null {
  const own = wordsOfStatus[status];
  if (own !== undefined) return own;
  if (status >= 500) return `The server failed (${status}). It may be worth another try.`;
  return status >= 300 && status < 400 ? `The server sends on to another address (${status}), which is not followed.` : null;
}

const wordsOfStatus: Readonly<Record<number, string>> = {
  401: 'The server wants to know who asks first (401): see Auth.',
  403: 'Whoever asks may not (403): try another identity in Auth.',
  404: 'There is nothing at this address (404). GraphQL servers are often found at /graphql.',
  405: 'This address takes no POST (405), which is how a GraphQL server is asked.',
  406: 'The server writes no JSON here (406). Is this the address of a GraphQL server?',
  407: 'A proxy wants to know who asks first (407): see Options.',
  410: 'What was at this address is gone (410). GraphQL servers are often found at /graphql.',
  415: 'The server reads no JSON here (415). Is this the address of a GraphQL server?',
  429: 'The server wants to be left alone for a while (429).',
};
