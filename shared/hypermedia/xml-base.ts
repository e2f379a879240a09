import type { XmlElement } from './parse-xml.ts';
import { webUrl } from './web-url.ts';

/** What the addresses in an element are relative to (XML Base). `above` is what the element itself is in. */
export const baseOf = ({ attributes }: XmlElement, above: string): string =>
  webUrl(attributes.get('xml:base') ?? '', above) ?? above;
