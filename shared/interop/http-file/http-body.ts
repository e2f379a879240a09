import { blankBody, type Body, type Part } from '../../model/body';
import type { Row } from '../../model/row';
import { headerIn, rowOf, textBody } from '../build-draft';
import { formRows } from '../curl/curl-draft';
import type { ImportNotes } from '../import-notes';

interface Place {
  readonly place: string;
  readonly notes: ImportNotes;
  /** It is text, whatever its lines begin with. */
  readonly isLiteral?: boolean;
}

/** The body of a request in an `.http` file; `< path` on a line of its own stands for a file. */
export function readHttpBody(lines: readonly string[], headers: readonly Row[], at: Place): Body {
  const type = headerIn(headers, 'content-type');
  const isEmpty = lines.every((line) => line.trim() === '');
  const [, boundary] = /^multipart\/form-data\b.*\bboundary="?([^";]+)"?/i.exec(type) ?? [];
  if (boundary !== undefined && !isEmpty) return { kind: 'multipart', parts: readParts(lines, boundary, at) };
  if (at.isLiteral === true) return textOf(lines, type);
  if (isEmpty) return { kind: 'none' };
  return typedBody(lines, type, at);
}

/** What stands there without a mark: a file where there is nothing but its line, else text. */
function typedBody(lines: readonly string[], type: string, at: Place): Body {
  const [only = '', ...more] = lines.filter((line) => line.trim() !== '');
  const path = more.length === 0 ? fileIn(only) : null;
  if (path !== null) return { kind: 'file', path, mediaType: '' };
  for (const file of lines.flatMap((line) => fileIn(line) ?? []))
    at.notes.lose(at.place, `the file ${file} inside its body`, 'a body is text or a file: the line stands in it as it is');
  if (/^application\/x-www-form-urlencoded/i.test(type)) return formOf(lines, type);
  return textOf(lines, type);
}

function textOf(lines: readonly string[], type: string): Body {
  const text = lines.join('\n');
  return textBody(text, type || guessType(text));
}

/** `< ./file`, `<@ ./file` and `<@utf8 ./file`. */
const fileIn = (line: string): string | null => /^<(?:@\w*)?\s+(\S.*?)\s*$/.exec(line)?.[1] ?? null;

const guessType = (text: string): string => (/^\s*[{[]/.test(text) ? 'application/json' : 'text/plain');

/** Pairs may stand on lines of their own. */
function formOf(lines: readonly string[], type: string): Body {
  const text = lines.map((line) => line.trim()).join('');
  const rows = formRows(text) ?? text.split('&').map(pairOf);
  return rows.every(({ name }) => name !== '') ? { kind: 'form', rows } : { kind: 'text', text, mediaType: type };
}

/** Typed by hand, a space is a space. */
function pairOf(pair: string): Row {
  const at = pair.indexOf('=');
  return rowOf({
    name: decode((at < 0 ? pair : pair.slice(0, at)).trim()),
    value: at < 0 ? '' : decode(pair.slice(at + 1).trim()),
  });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function readParts(lines: readonly string[], boundary: string, at: Place): Part[] {
  const parts: string[][] = [];
  for (const line of lines) {
    if (line.trim() === `--${boundary}--`) break;
    if (line.trim() === `--${boundary}`) parts.push([]);
    else parts.at(-1)?.push(line);
  }
  return parts.map((part) => readPart(part, at));
}

function readPart(lines: readonly string[], { place, notes, isLiteral }: Place): Part {
  const gap = lines.findIndex((line) => line.trim() === '');
  const end = gap < 0 ? lines.length : gap;
  const head = lines.slice(0, end);
  const content = lines.slice(end + 1);
  const disposition = partHeader(head, 'content-disposition');
  const mediaType = partHeader(head, 'content-type');
  const name = quotedIn(disposition, /\bname="([^"]*)"/);
  const fileName = quotedIn(disposition, /\bfilename="([^"]*)"/);
  const isFile = content.length <= 2 && (isLiteral !== true || fileName !== '');
  const path = isFile ? fileIn(content.slice(0, 1).join('')) : null;
  if (path !== null) return { ...rowOf({ name, value: '' }), kind: 'file', path, mediaType };
  if (fileName !== '') notes.lose(place, `the name ${fileName} of the part ${name}`, 'text in a part has no name of a file');
  return { ...rowOf({ name, value: content.join('\n') }), kind: 'text', path: '', mediaType };
}

const partHeader = (head: readonly string[], name: string): string => {
  const line = head.find((one) => one.toLowerCase().startsWith(`${name}:`)) ?? '';
  return line.slice(name.length + 1).trim();
};

const quotedIn = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? '';

/** What a request to a GraphQL server says: a query, and its variables behind an empty line. */
export function graphqlBody(lines: readonly string[]): Body {
  const text = lines.join('\n');
  const gap = text.search(/\n\s*\n\s*\{[^{]*$|\n\s*\n\s*\{\s*"/);
  const [query, variables] = gap < 0 ? [text, ''] : [text.slice(0, gap), text.slice(gap)];
  return { ...blankBody.graphql, query: query.trim(), variables: variables.trim() };
}
