import { byName, childOf, type XmlElement } from './parse-xml.ts';

/** What Django REST framework's XML calls each item of a list. */
export const drfItem = 'list-item';

/** A page of a list as Django REST framework writes it in XML (`djangorestframework-xml`). */
export interface DrfXmlPage {
  /** Null where it pages by cursors. */
  readonly count: string | null;
  /** Empty where there is no such page. */
  readonly next: string;
  readonly previous: string;
  readonly results: XmlElement;
}

/** The envelope around a page in `root`: `next` and `previous` beside `results` that hold nothing but items. Null for any other XML. */
export function readDrfXml(root: XmlElement): DrfXmlPage | null {
  const text = (name: string): string | null => plainText(childOf(root, name));
  const [next, previous, results] = [text('next'), text('previous'), childOf(root, 'results')];
  if (root.name !== 'root' || next === null || previous === null || results === undefined) return null;
  const areOnce = [...byName(root, root.children).values()].every((several) => several.length === 1);
  const areItems = results.children.every(({ name }) => name === drfItem) && results.text.trim() === '';
  return areOnce && areItems && [next, previous].every(isTurn) ? { count: text('count'), next, previous, results } : null;
}

const plainText = (element: XmlElement | undefined): string | null =>
  element === undefined || element.children.length > 0 ? null : element.text.trim();

const isTurn = (text: string): boolean => text === '' || /^(?:https?:\/\/|[/?])\S+$/.test(text);
