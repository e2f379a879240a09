/** A stretch of what names a specification; `href` where it can be read. */
export interface SpecPart {
  readonly text: string;
  readonly href?: string;
}

const reference =
  /RFC (\d+)(?:, ([A-Z]?[\d.]*\d|[A-Z](?:\.\d+)*))?|draft-[a-z0-9-]+|(?:W3C|WICG|Fetch|HTML|OData|ECMA|WHATWG)[^;,(]*/g;

/** Documents outside the RFCs, by the name the tables give them. */
const documents: Readonly<Record<string, string>> = {
  Fetch: 'https://fetch.spec.whatwg.org/',
  HTML: 'https://html.spec.whatwg.org/multipage/',
  'ECMA-426': 'https://ecma-international.org/publications-and-standards/standards/ecma-426/',
  'OData 4.01': 'https://docs.oasis-open.org/odata/odata/v4.01/odata-v4.01-part1-protocol.html',
  'W3C Baggage': 'https://www.w3.org/TR/baggage/',
  'W3C Clear Site Data': 'https://www.w3.org/TR/clear-site-data/',
  'W3C CSP 3': 'https://www.w3.org/TR/CSP3/',
  'W3C Device Memory': 'https://www.w3.org/TR/device-memory/',
  'W3C Edge Architecture': 'https://www.w3.org/TR/edge-arch/',
  'W3C Fetch Metadata': 'https://www.w3.org/TR/fetch-metadata/',
  'W3C Global Privacy Control': 'https://www.w3.org/TR/gpc/',
  'W3C LDP': 'https://www.w3.org/TR/ldp/',
  'W3C Network Error Logging': 'https://www.w3.org/TR/network-error-logging/',
  'W3C Permissions Policy': 'https://www.w3.org/TR/permissions-policy/',
  'W3C Referrer Policy': 'https://www.w3.org/TR/referrer-policy/',
  'W3C Reporting': 'https://www.w3.org/TR/reporting-1/',
  'W3C Resource Timing': 'https://www.w3.org/TR/resource-timing/',
  'W3C Server Timing': 'https://www.w3.org/TR/server-timing/',
  'W3C Service Workers': 'https://www.w3.org/TR/service-workers/',
  'W3C SOAP 1.1': 'https://www.w3.org/TR/2000/NOTE-SOAP-20000508/',
  'W3C Trace Context': 'https://www.w3.org/TR/trace-context/',
  'W3C Tracking Preference': 'https://www.w3.org/TR/tracking-dnt/',
  'W3C Upgrade Insecure Requests': 'https://www.w3.org/TR/upgrade-insecure-requests/',
  'WICG Client Hints': 'https://wicg.github.io/ua-client-hints/',
  'WICG Client Hints Reliability': 'https://datatracker.ietf.org/doc/html/draft-davidben-http-client-hint-reliability',
  'WICG Network Information': 'https://wicg.github.io/netinfo/',
  'WICG No-Vary-Search': 'https://datatracker.ietf.org/doc/html/draft-ietf-httpbis-no-vary-search',
  'WICG Private Network Access': 'https://wicg.github.io/private-network-access/',
  'WICG Save Data': 'https://wicg.github.io/savedata/',
};

/** A name such as `RFC 9110, 15.5.5` cut into what can be looked up and what stands around it; joined, the parts are the name again. */
export function specParts(spec: string): readonly SpecPart[] {
  const parts: SpecPart[] = [];
  let from = 0;
  for (const match of spec.matchAll(reference)) {
    const href = addressOf(match[0], match[1], match[2]);
    if (href === null) continue;
    if (match.index > from) parts.push({ text: spec.slice(from, match.index) });
    parts.push({ text: match[0].trimEnd(), href });
    from = match.index + match[0].trimEnd().length;
  }
  return from < spec.length ? [...parts, { text: spec.slice(from) }] : parts;
}

/** Where a specification can be read first, or null for a mere habit. */
export const specAddress = (spec: string): string | null => specParts(spec).find(({ href }) => href !== undefined)?.href ?? null;

function addressOf(text: string, rfc: string | undefined, section: string | undefined): string | null {
  if (rfc !== undefined) return `https://www.rfc-editor.org/rfc/rfc${rfc}.html${fragmentOf(section)}`;
  if (text.startsWith('draft-')) return `https://datatracker.ietf.org/doc/html/${text}`;
  return documents[text.trim()] ?? null;
}

function fragmentOf(section: string | undefined): string {
  if (section === undefined) return '';
  return /^[A-Z]/.test(section) ? `#appendix-${section}` : `#section-${section}`;
}
