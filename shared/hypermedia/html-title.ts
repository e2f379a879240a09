import { headerValue } from '../http/header-list.ts';
import type { PageInput } from './page-input.ts';

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", '#x27': "'", nbsp: ' ' };

/** What an HTML page calls itself, on one line; null for what is no HTML, or has no title. */
export function readHtmlTitle({ headers, body }: Pick<PageInput, 'headers' | 'body'>): string | null {
  if (!/html/i.test(headerValue(headers, 'Content-Type') ?? '')) return null;
  const inside = /<title[^>]*>([^<]{1,300})/i.exec((body ?? '').slice(0, 20_000))?.[1] ?? '';
  const text = inside.replaceAll(/&(#?\w{1,6});/g, (whole, name: string) => entities[name.toLowerCase()] ?? whole);
  return text.replaceAll(/\s+/g, ' ').trim() || null;
}
