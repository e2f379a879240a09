/** What a list shows of a request. */
export interface Glance {
  readonly name: string;
  readonly method: string;
  readonly url: string;
  readonly seq: number | null;
  readonly tags: readonly string[];
}

/** The parts that say where a request goes, by its type. */
const sections: readonly string[] = ['http', 'graphql'];

const field = /^ {2}(\w+): (.+)$/;
const tagList = /^ {2}tags:(.*(?:\n {4}- [^\n]+)*)$/m;
const plainValue = /^[A-Za-z0-9/_$(][^#\n]*$/;

/**
 * The first lines of a request file in the usual layout, without parsing all of it.
 * Null where they are anything but plain: then the file has to be parsed.
 */
export function quickLook(text: string): Glance | null {
  if (!text.startsWith('info:\n')) return null;
  const found = new Map<string, string | null>();
  let section = '';
  for (const line of linesOf(text)) {
    if (/^\w+:$/.test(line)) section = line.slice(0, -1);
    const [, name = '', value] = field.exec(line) ?? [];
    if (value !== undefined) found.set(`${section}.${name}`, plainText(value));
    if (sections.some((name) => found.has(`${name}.method`) && found.has(`${name}.url`))) break;
  }
  return [...found.values()].includes(null) ? null : glanceOf(found, tagsOf(text));
}

/** Tags that stand one a line; null in any other layout. */
function tagsOf(text: string): string[] | null {
  const info = text.slice(0, Math.max(0, text.search(/^(?:http|graphql):/m) - 1));
  const [, list] = tagList.exec(info) ?? [];
  if (list === undefined) return [];
  const tags = list
    .split('\n')
    .slice(1)
    .flatMap((line) => plainText(line.slice('    - '.length)) ?? []);
  return list.startsWith('\n') && tags.length === list.split('\n').length - 1 ? tags : null;
}

/** The lines of the body in a file of the usual layout, as they stand; empty where there is none. */
export function quickBody(text: string): string {
  const start = text.indexOf('\n  body:\n');
  if (start < 0) return '';
  const after = start + '\n  body:\n'.length;
  const end = /^(?: {0,2}\S)/m.exec(text.slice(after));
  return end ? text.slice(after, after + end.index) : text.slice(after);
}

/** Line by line, so that the end of a long file is never looked at. */
function* linesOf(text: string): Generator<string> {
  for (let start = 0; start < text.length;) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end < 0 ? text.length : end);
    start = end < 0 ? text.length : end + 1;
  }
}

function glanceOf(found: ReadonlyMap<string, string | null>, tags: readonly string[] | null): Glance | null {
  const type = found.get('info.type') ?? '';
  const [name, method, url] = ['info.name', `${type}.method`, `${type}.url`].map((key) => found.get(key) ?? '');
  if (tags === null || !sections.includes(type) || !name || !method || !url) return null;
  const seq = Number(found.get('info.seq'));
  return { name, method, url, seq: Number.isFinite(seq) ? seq : null, tags };
}

/** The text of a value that can only mean itself. */
function plainText(value: string): string | null {
  const [, doubled] = /^"([^"\\]*)"$/.exec(value) ?? [];
  const [, single] = /^'([^']*)'$/.exec(value) ?? [];
  const quoted = doubled ?? single;
  if (quoted !== undefined) return quoted;
  return plainValue.test(value) && !/: |:$|\s$/.test(value) && !/^(?:null|~)$/i.test(value) ? value : null;
}
