import { DOMParser, type Node, XMLSerializer } from '@xmldom/xmldom';
import { SaxesParser } from 'saxes';
import { FilterRefused, type Filtered } from './filter-messages.ts';
import xpath, { type Path } from 'xpath';
import { numberNodes, speedUpNodeSets } from './order-nodes.ts';

const kinds = { element: 1, attribute: 2, text: 3, section: 4, document: 9 } as const;

speedUpNodeSets();

/** What an XPath (1.0) leaves of a text of XML: its nodes, or its one value, a line for each. */
export function runXPath(text: string, expression: string): Filtered {
  const path = readPath(expression);
  const namespaces = checkXml(text);
  const document = new DOMParser({ onError: () => undefined }).parseFromString(text, 'application/xml');
  numberNodes(document);
  const found = evaluate(path, document, namespaces);
  if (!Array.isArray(found)) return { contentType: 'text/plain', count: 1, pieces: [found, '\n'] };
  const isOneElement = found.length === 1 && (found[0]?.nodeType === kinds.element || found[0]?.nodeType === kinds.document);
  return { contentType: isOneElement ? 'application/xml' : 'text/plain', count: found.length, pieces: writeNodes(found) };
}

function readPath(expression: string): Path {
  try {
    return xpath.parse(expression);
  } catch (thrown) {
    // The package says where only by what it has read until then.
    const place = /\bat (\d+)\b/.exec(thrown instanceof Error ? thrown.message : '')?.[1];
    throw new FilterRefused('syntax', wordsOf(thrown), place === undefined ? null : Number(place));
  }
}

const wordsOf = (thrown: unknown): string =>
  (thrown instanceof Error ? thrown.message : String(thrown)).replace(/^XPath parse error\s*:?\s*/i, '').trim();

/** Refuses what is not well-formed, and a document type; answers the namespaces that its prefixes stand for. */
function checkXml(text: string): Readonly<Record<string, string>> {
  const namespaces: Record<string, string> = { xml: 'http://www.w3.org/XML/1998/namespace' };
  const parser = new SaxesParser({ xmlns: true, position: true });
  parser.on('doctype', () => {
    throw new FilterRefused('doctype', `line ${parser.line}`);
  });
  parser.on('error', (error) => {
    throw new FilterRefused('notXml', error.message.replace(/^(\d+):(\d+): /, 'line $1, column $2: '));
  });
  parser.on('opentag', ({ ns }) => {
    for (const [prefix, uri] of Object.entries(ns)) namespaces[prefix === '' ? 'd' : prefix] ??= uri;
  });
  parser.write(text).close();
  return namespaces;
}

function evaluate(path: Path, document: Node, namespaces: Readonly<Record<string, string>>): string | Node[] {
  try {
    const value = path.evaluate({ node: document, namespaces });
    return value.toArray?.() ?? value.stringValue();
  } catch (thrown) {
    if (thrown instanceof RangeError) throw thrown;
    throw new FilterRefused('failed', wordsOf(thrown));
  }
}

function* writeNodes(nodes: readonly Node[]): Generator<string> {
  const serializer = new XMLSerializer();
  for (const node of nodes) yield `${writeNode(node, serializer)}\n`;
}

/** Elements with all that is in them, attributes and text as what they hold. */
function writeNode(node: Node, serializer: XMLSerializer): string {
  const { nodeType } = node;
  if (nodeType === kinds.attribute || nodeType === kinds.text || nodeType === kinds.section) return node.nodeValue ?? '';
  return 'namespace' in node ? String(node.namespace) : serializer.serializeToString(node);
}
