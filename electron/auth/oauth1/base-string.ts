import { encodeComponent } from '#shared/http/percent-encode';
import { originOf } from '#shared/http/url-parts';
import { cutQuery } from '../with-parameter';
import type { WireRequest } from '../../engine/wire-request';

/** A parameter, decoded. */
export type Parameter = readonly [name: string, value: string];

/** What a signature stands for (RFC 5849, 3.4.1): method, address, and every parameter wherever it is. */
export function baseString(
  { method, url, target }: Pick<WireRequest, 'method' | 'url' | 'target'>,
  parameters: readonly Parameter[],
): string {
  const [path, query] = cutQuery(target);
  const all = [...readForm(query ?? ''), ...parameters];
  const pairs = all
    .map(([name, value]) => [encodeComponent(name), encodeComponent(value)] as const)
    .toSorted(([name, value], [otherName, otherValue]) => compare(name, otherName) || compare(value, otherValue))
    .map((pair) => pair.join('='));
  return [method.toUpperCase(), originOf(url) + path, pairs.join('&')].map(encodeComponent).join('&');
}

/** The parameters of a query or a form as RFC 5849, 3.4.1.3.1 has them read; duplicates stay. */
export const readForm = (text: string): Parameter[] =>
  text === ''
    ? []
    : text.split('&').map((pair) => {
        const equals = pair.indexOf('=');
        return equals < 0 ? [decode(pair), ''] : [decode(pair.slice(0, equals)), decode(pair.slice(equals + 1))];
      });

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ');
  try {
    return decodeURIComponent(spaced);
  } catch {
    return spaced;
  }
}

/** Encoded text is ASCII, so the order of characters is the order of bytes. */
const compare = (one: string, other: string): number => (one === other ? 0 : one < other ? -1 : 1);
