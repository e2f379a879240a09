import type { SecretSpan } from '#shared/secrets/mask-address';

export type AddressPartKind = 'plain' | 'sign' | 'name' | 'value' | 'variable' | 'param' | 'faint';

/** A stretch of an address and what it is. */
export interface AddressPart {
  readonly text: string;
  readonly kind: AddressPartKind;
}

/** An address cut into coloured stretches. Joined they are the address, letter by letter. */
export function addressParts(url: string): AddressPart[] {
  const [beforeHash, fragment] = cutAt(url, '#');
  const [beforeQuery, query] = cutAt(beforeHash, '?');
  return [...placeParts(beforeQuery), ...queryParts(query), ...withVariables(fragment, 'faint')].filter(
    ({ text }) => text !== '',
  );
}

/** The same stretches with a dot for each letter in these spans. */
export function dotted(parts: readonly AddressPart[], spans: readonly SecretSpan[]): AddressPart[] {
  let from = 0;
  return parts.map(({ text, kind }) => {
    const start = from;
    from += text.length;
    const isHidden = (at: number) => spans.some((span) => span.start <= start + at && start + at < span.end);
    return { kind, text: Array.from({ length: text.length }, (_, at) => (isHidden(at) ? '•' : text.charAt(at))).join('') };
  });
}

function placeParts(text: string): AddressPart[] {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.exec(text)?.[0] ?? '';
  const rest = text.slice(scheme.length);
  const slash = rest.indexOf('/');
  const host = slash < 0 ? rest : rest.slice(0, slash);
  const path = slash < 0 ? '' : rest.slice(slash);
  return [{ text: scheme, kind: 'faint' }, ...withVariables(host, 'plain'), ...pathParts(path)];
}

const pathParts = (path: string): AddressPart[] =>
  path
    .split(/(?<=\/)(:[a-z_][\w-]*)(?=\/|$)/i)
    .flatMap((text, index): AddressPart[] => (index % 2 === 1 ? [{ text, kind: 'param' }] : withVariables(text, 'plain')));

/** A query with its question mark. */
function queryParts(query: string): AddressPart[] {
  if (query === '') return [];
  const pairs = query.slice(1).split('&');
  return pairs.flatMap((pair, index): AddressPart[] => {
    const [name, value] = cutAt(pair, '=');
    return [
      { text: index === 0 ? '?' : '&', kind: 'sign' },
      ...withVariables(name, 'name'),
      { text: value.slice(0, 1), kind: 'sign' },
      ...withVariables(value.slice(1), 'value'),
    ];
  });
}

const withVariables = (text: string, kind: AddressPartKind): AddressPart[] =>
  text.split(/(\{\{[^{}]*\}\})/).map((piece, index): AddressPart => ({ text: piece, kind: index % 2 === 1 ? 'variable' : kind }));

/** Text before a sign, and the rest with the sign. */
function cutAt(text: string, sign: string): [string, string] {
  const at = text.indexOf(sign);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}
