import type { MarkupPlace } from '#shared/model/body-markup';
import { noContainer, type JsonIndex } from '../json-index.ts';
import type { XmlEntries } from './xml-entries.ts';

/** To say the how-manieth of its name an element is, so many before it are looked at. */
const mostCounted = 100_000;
const longestTag = 64 * 1024;

const steps: Readonly<Record<string, string>> = {
  text: 'text()',
  cdata: 'text()',
  comment: 'comment()',
  instruction: 'processing-instruction()',
  doctype: '',
};

/** The way from the root to a node, as XPath says it, and the namespace of the element there. */
export function findXmlPlace(index: JsonIndex, entries: XmlEntries, node: number): Pick<MarkupPlace, 'path' | 'namespace'> {
  const path: string[] = [];
  const tags: string[] = [];
  for (let at = node; ;) {
    const parent = index.parentAt(at);
    const tag = tagOf(entries, at);
    if (tag !== null) tags.push(tag);
    path.unshift(stepTo(index, entries, { at, parent }));
    if (parent === noContainer) break;
    at = index.nodeOf(parent);
  }
  return { path: `/${path.join('/')}`, namespace: tagOf(entries, node) === null ? null : namespaceFor(tags) };
}

/** The start tag of a node that is an element. */
function tagOf(entries: XmlEntries, node: number): string | null {
  const { kind, start, end, textStart } = entries.tokenOf(node);
  if (kind !== 'open' && kind !== 'empty' && kind !== 'leaf') return null;
  return new TextDecoder().decode(entries.bytes(start, Math.min(kind === 'leaf' ? textStart : end, start + longestTag)));
}

const nameOf = (tag: string): string => /^<([^\s/>]+)/.exec(tag)?.[1] ?? '';

function stepTo(index: JsonIndex, entries: XmlEntries, { at, parent }: { readonly at: number; readonly parent: number }): string {
  const tag = tagOf(entries, at);
  if (tag === null) return steps[entries.tokenOf(at).kind] ?? '';
  const name = nameOf(tag);
  if (parent === noContainer) return name;
  const number = numberAmong(index, entries, { at, parent, name });
  return number === null ? name : `${name}[${number}]`;
}

/** The how-manieth of its name an element is; null where it is the only one, or where too many stand before it to be counted. */
function numberAmong(
  index: JsonIndex,
  entries: XmlEntries,
  { at, parent, name }: { readonly at: number; readonly parent: number; readonly name: string },
): number | null {
  let before = 0;
  let looked = 0;
  for (const node of childrenOf(index, parent)) {
    if (++looked > mostCounted) return null;
    if (node === at || nameOf(tagOf(entries, node) ?? '') !== name) continue;
    if (node > at) return before + 1;
    before++;
  }
  return before === 0 ? null : before + 1;
}

function* childrenOf(index: JsonIndex, parent: number): Generator<number> {
  for (let node = index.nodeOf(parent) + 1; node <= index.lastOf(parent);) {
    yield node;
    const own = index.containerAt(node);
    node = own === noContainer ? node + 1 : index.lastOf(own) + 1;
  }
}

/** The namespace of the first of some start tags, declared by it or by one around it. */
function namespaceFor(tags: readonly string[]): string | null {
  const [prefix, local] = nameOf(tags[0] ?? '').split(':', 2);
  const attribute = local === undefined ? 'xmlns' : `xmlns:${prefix}`;
  for (const tag of tags) {
    const found = [...tag.matchAll(/\s([^\s=/>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)].find(([, name]) => name === attribute);
    if (found) return found[2] ?? found[3] ?? null;
  }
  return null;
}
