import { XMLBuilder } from 'fast-xml-parser';
import { plainText } from '../fields/field.ts';
import type { Renderer } from './renderer.ts';

const builder = new XMLBuilder({ format: false, suppressEmptyNode: false, processEntities: true });

/** As the XML add-on of DRF writes it: `<root>`, and `<list-item>` for each element of a list. */
export const xmlRenderer: Renderer = {
  format: 'xml',
  mediaType: 'application/xml',
  charset: 'utf-8',
  render: (value) => `<?xml version="1.0" encoding="utf-8"?>\n${builder.build({ root: toNodes(value) })}`,
};

function toNodes(value: unknown): unknown {
  if (Array.isArray(value)) return { 'list-item': value.map(toNodes) };
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [elementName(name), toNodes(each)]));
  }
  // A boolean is written as Python prints it; a control character has no place in XML at all.
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return (plainText(value) ?? '').replace(/[^\P{Cc}\t\n\r]/gu, '');
}

const elementName = (name: string): string => (/^[A-Za-z_][\w.-]*$/.test(name) ? name : `item-${name.replace(/[^\w.-]/g, '-')}`);
