/** The properties of a method that RFC 9110, 9.2 defines, and what it is for. */
export interface MethodFacts {
  readonly method: string;
  /** Only reads: nothing is asked to change. */
  readonly safe: boolean;
  /** Sending it twice has the effect of sending it once. */
  readonly idempotent: boolean;
  /** Its answer may be stored and used again. */
  readonly cacheable: boolean;
  /** Whether a body in the request has a meaning. */
  readonly body: 'none' | 'optional' | 'expected';
  readonly meaning: string;
  readonly spec: string;
}

/** The methods of RFC 9110 and the few registered ones a REST client meets. */
export const methods: readonly MethodFacts[] = [
  {
    method: 'GET',
    safe: true,
    idempotent: true,
    cacheable: true,
    body: 'none',
    meaning: 'read what is there',
    spec: 'RFC 9110, 9.3.1',
  },
  {
    method: 'HEAD',
    safe: true,
    idempotent: true,
    cacheable: true,
    body: 'none',
    meaning: 'read the head alone',
    spec: 'RFC 9110, 9.3.2',
  },
  {
    method: 'POST',
    safe: false,
    idempotent: false,
    cacheable: true,
    body: 'expected',
    meaning: 'hand something over: create, order, run',
    spec: 'RFC 9110, 9.3.3',
  },
  {
    method: 'PUT',
    safe: false,
    idempotent: true,
    cacheable: false,
    body: 'expected',
    meaning: 'put this here, in place of what is there',
    spec: 'RFC 9110, 9.3.4',
  },
  {
    method: 'PATCH',
    safe: false,
    idempotent: false,
    cacheable: false,
    body: 'expected',
    meaning: 'change a part',
    spec: 'RFC 5789',
  },
  {
    method: 'DELETE',
    safe: false,
    idempotent: true,
    cacheable: false,
    body: 'optional',
    meaning: 'take it away',
    spec: 'RFC 9110, 9.3.5',
  },
  {
    method: 'OPTIONS',
    safe: true,
    idempotent: true,
    cacheable: false,
    body: 'optional',
    meaning: 'ask what is possible here',
    spec: 'RFC 9110, 9.3.7',
  },
  {
    method: 'TRACE',
    safe: true,
    idempotent: true,
    cacheable: false,
    body: 'none',
    meaning: 'see the request as it arrived',
    spec: 'RFC 9110, 9.3.8',
  },
  {
    method: 'CONNECT',
    safe: false,
    idempotent: false,
    cacheable: false,
    body: 'none',
    meaning: 'open a tunnel through a proxy',
    spec: 'RFC 9110, 9.3.6',
  },
  {
    method: 'QUERY',
    safe: true,
    idempotent: true,
    cacheable: true,
    body: 'expected',
    meaning: 'read, with a question in the body',
    spec: 'draft-ietf-httpbis-safe-method-w-body',
  },
  {
    method: 'PROPFIND',
    safe: true,
    idempotent: true,
    cacheable: false,
    body: 'optional',
    meaning: 'read properties, WebDAV',
    spec: 'RFC 4918, 9.1',
  },
  {
    method: 'SEARCH',
    safe: true,
    idempotent: true,
    cacheable: false,
    body: 'expected',
    meaning: 'search, WebDAV',
    spec: 'RFC 5323',
  },
  {
    method: 'LINK',
    safe: false,
    idempotent: true,
    cacheable: false,
    body: 'optional',
    meaning: 'tie two resources together',
    spec: 'RFC 2068, 19.6.1.2',
  },
  {
    method: 'UNLINK',
    safe: false,
    idempotent: true,
    cacheable: false,
    body: 'optional',
    meaning: 'undo such a tie',
    spec: 'RFC 2068, 19.6.1.3',
  },
];

const byName = new Map(methods.map((facts) => [facts.method, facts]));

/** What is known of a method; names are case-sensitive (RFC 9110, 9.1). */
export const describeMethod = (method: string): MethodFacts | undefined => byName.get(method);

/** A method that only reads. One nobody knows is not taken for safe. */
export const isSafe = (method: string): boolean => byName.get(method)?.safe ?? false;

/** Whether sending it again after an unknown outcome does no harm. */
export const isIdempotent = (method: string): boolean => byName.get(method)?.idempotent ?? false;
