import { headerValues } from '../http/header-list.ts';
import { readSfList, type Member } from '../http/structured-field.ts';
import { pageLink, templatedLink } from './find-links.ts';
import { isPart } from './links-of-head.ts';
import type { PageLink } from './page.ts';
import type { PageInput } from './page-input.ts';
import { webUrl } from './web-url.ts';

/** The links of an answer that have gaps to fill, one for each relation (`Link-Template`, RFC 9652). A field that cannot be read gives none. */
export function templatesOfHead({ headers, url }: Pick<PageInput, 'headers' | 'url'>): PageLink[] {
  const read = readSfList(headerValues(headers, 'Link-Template').join(', '));
  return read.ok ? read.value.flatMap((member) => linksOf(member, url)) : [];
}

function linksOf({ item, params }: Member, base: string): PageLink[] {
  const text = (name: string) => params.get(name)?.text ?? null;
  const anchor = text('anchor');
  if (item?.kind !== 'string' || !(anchor === null || isPart(anchor, base))) return [];
  const relations = (text('rel') ?? '').split(/\s+/).filter((rel) => rel !== '');
  return relations.flatMap((rel) => {
    const place = { rel, pointer: 'Link-Template', place: 'header' as const, title: text('title') };
    if (item.text.includes('{')) return templatedLink({ ...place, template: item.text }, base) ?? [];
    const address = webUrl(item.text, base);
    return address === null ? [] : [pageLink({ ...place, url: address }, base)];
  });
}
