import { parseXml, type XmlElement } from '../parse-xml.ts';
import type { FormMember, FormObject, FormValue } from './form-value.ts';
import { leavesNothing, settled } from './write-value.ts';

/** Members that stand for an attribute begin with this; text beside elements has a name of its own. */
const attributeMark = '@';
const textName = '#text';
/** What a body is wrapped in, and what its items are, where nothing says it (as DRF's XML parser has it). */
const usualRoot = 'root';
const usualItem = 'list-item';

/**
 * An XML body as a form's value: an object with the outermost element as its one member. Attributes are members that begin
 * with `@`, elements of the same name are a list. Undefined when it is not XML, or holds text between elements, which a form would lose.
 */
export function readXmlBody(text: string): FormObject | undefined {
  const root = parseXml(text);
  if (root === undefined || isMixed(root)) return undefined;
  return { kind: 'object', members: [{ name: root.qualified, value: readElement(root) }] };
}

const isMixed = ({ text, children }: XmlElement): boolean =>
  (children.length > 0 && text.trim() !== '') || children.some(isMixed);

function readElement({ attributes, children, text }: XmlElement): FormValue {
  const own: FormMember[] = [...attributes].map(([name, value]) => ({
    name: attributeMark + name,
    value: { kind: 'text', text: value },
  }));
  if (children.length === 0 && own.length === 0) return { kind: 'text', text };
  if (children.length === 0) return { kind: 'object', members: [...own, { name: textName, value: { kind: 'text', text } }] };
  return { kind: 'object', members: [...own, ...readChildren(children)] };
}

/** Neighbours of one name are one list; the same name further down is a member of its own, so that the order stays. */
function readChildren(children: readonly XmlElement[]): FormMember[] {
  const runs: XmlElement[][] = [];
  for (const child of children) {
    const run = runs.at(-1);
    if (run?.[0]?.qualified === child.qualified) run.push(child);
    else runs.push([child]);
  }
  return runs.flatMap((run): FormMember[] => {
    const [first] = run;
    if (first === undefined) return [];
    return [
      { name: first.qualified, value: run.length === 1 ? readElement(first) : { kind: 'list', items: run.map(readElement) } },
    ];
  });
}

/**
 * A value as an XML text, with a declaration and two spaces for each level. A body that is one element repeats the name of a
 * list's items, as XML itself does; any other is wrapped in `root` with `list-item` for the items, as DRF's XML parser reads it.
 */
export function writeXmlBody(value: FormValue): string {
  const body = settled(value);
  const [only, ...others] = body.kind === 'object' ? body.members.filter((member) => !leavesNothing(member.value)) : [];
  const isRooted = only !== undefined && others.length === 0 && settled(only.value).kind === 'object' && isName(only.name);
  const root = isRooted
    ? writeElement(only.name, only.value, { repeats: true, indent: '' })
    : writeElement(usualRoot, body, { repeats: false, indent: '' });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.join('\n')}\n`;
}

interface Layout {
  /** Items of a list repeat its name. */
  readonly repeats: boolean;
  readonly indent: string;
}

function writeElement(name: string, typed: FormValue, layout: Layout): string[] {
  const value = settled(typed);
  if (leavesNothing(value)) return [];
  // A name that no element may have would be read as something else.
  const tag = isName(name) ? name : usualItem;
  const inner = { ...layout, indent: `${layout.indent}  ` };
  if (value.kind === 'list') {
    if (layout.repeats) return value.items.flatMap((item) => writeElement(name, item, layout));
    return wrap(tag, '', { lines: value.items.flatMap((item) => writeElement(usualItem, item, inner)), indent: layout.indent });
  }
  if (value.kind !== 'object') return [`${layout.indent}<${tag}>${escape(leafText(value))}</${tag}>`];
  const attributes = value.members
    .filter(isAttribute)
    .map((one) => ` ${one.name.slice(1)}="${escape(leafText(settled(one.value)))}"`);
  const text = value.members.find((member) => member.name === textName);
  if (text) return [`${layout.indent}<${tag}${attributes.join('')}>${escape(leafText(settled(text.value)))}</${tag}>`];
  const elements = value.members.filter((member) => !isAttribute(member));
  const lines = elements.flatMap((member) => writeElement(member.name, member.value, inner));
  return wrap(tag, attributes.join(''), { lines, indent: layout.indent });
}

function wrap(tag: string, attributes: string, { lines, indent }: { lines: readonly string[]; indent: string }): string[] {
  if (lines.length === 0) return [`${indent}<${tag}${attributes}/>`];
  return [`${indent}<${tag}${attributes}>`, ...lines, `${indent}</${tag}>`];
}

const isAttribute = ({ name, value }: FormMember): boolean =>
  name.startsWith(attributeMark) && isName(name.slice(1)) && !leavesNothing(value);

const isName = (name: string): boolean => /^[A-Za-z_][\w.-]*(?::[A-Za-z_][\w.-]*)?$/.test(name);

function leafText(value: FormValue): string {
  if (value.kind === 'boolean') return String(value.value);
  return 'text' in value ? value.text : '';
}

/** Characters that XML has no way to write (XML 1.0, 2.2) are left out. */
const forbidden =
  // oxlint-disable-next-line no-control-regex -- exactly these are forbidden
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

const escape = (text: string): string =>
  text
    .replace(forbidden, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;');
