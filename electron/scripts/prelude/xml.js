const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const textOf = (text) =>
  text.replace(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name) => {
    if (name[0] !== '#') return Object.hasOwn(entities, name) ? entities[name] : whole;
    const code = name[1].toLowerCase() === 'x' ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

/** What stands in a document, one after the other: comments and the like, CDATA, tags, text. */
const pieces =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<!DOCTYPE[^>[]*(?:\[[^]*?\])?[^>]*>|<(\/?)([^\s/>]+)([^>]*?)(\/?)>|([^<]+)/g;

function attributesOf(text) {
  const found = [...text.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)];
  return Object.fromEntries(found.map(([, name, one, other]) => [name, textOf(one ?? other)]));
}

const opened = (name, attributes) => ({ name, attributes, children: [], text: '' });

/** An element as a value: its text alone, or an object with its attributes under `$`, its text under `_`, and its children. */
function valueOf({ attributes, children, text }) {
  const words = text.trim();
  const hasAttributes = Object.keys(attributes).length > 0;
  if (!hasAttributes && children.length === 0) return words;
  const value = Object.create(null);
  if (hasAttributes) value.$ = attributes;
  if (words !== '') value._ = words;
  for (const child of children) {
    const one = valueOf(child);
    const before = value[child.name];
    if (before === undefined) value[child.name] = one;
    else if (Array.isArray(before)) before.push(one);
    else value[child.name] = [before, one];
  }
  return { ...value };
}

/** A document of XML as a value, in the shape that Postman gives it. */
export function xml2Json(xml) {
  const root = opened('', {});
  const open = [root];
  for (const [, cdata, closes, name, attributes, isEmpty, text] of String(xml).matchAll(pieces)) {
    const inside = open.at(-1);
    if (cdata !== undefined) inside.text += cdata;
    else if (text !== undefined) inside.text += textOf(text);
    else if (closes === '/') {
      if (inside.name !== name) throw new SyntaxError(`</${name}> closes <${inside.name}>: this is no XML.`);
      open.pop();
    } else if (name !== undefined) {
      const element = opened(name, attributesOf(attributes));
      inside.children.push(element);
      if (isEmpty === '') open.push(element);
    }
  }
  if (open.length > 1 || root.children.length !== 1) throw new SyntaxError('This is no whole document of XML.');
  return { [root.children[0].name]: valueOf(root.children[0]) };
}
