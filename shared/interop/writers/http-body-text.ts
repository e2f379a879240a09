import { encodeFormField } from '../../http/percent-encode';
import { graphqlText } from '../../graphql/graphql-text';
import type { Body } from '../../model/body';
import type { Row } from '../../model/row';

type Multipart = Extract<Body, { kind: 'multipart' }>;

/** A body as it stands in an `.http` file, ends of lines as they are. */
export function httpBodyText(body: Body): string {
  switch (body.kind) {
    case 'none':
      return '';
    case 'json':
    case 'text':
      return body.text;
    case 'graphql':
      return graphqlText(body);
    case 'form':
      return formText(body.rows.filter(({ enabled }) => enabled));
    case 'file':
      return `< ${body.path}`;
    case 'multipart':
      return [...body.parts.filter(({ enabled }) => enabled).map((part) => partText(part, body)), `--${boundaryOf(body)}--`].join(
        '\n',
      );
  }
}

/** What stands there by name stays readable; as whoever reads it then takes a plus for a plus, a space is none. */
function formText(rows: readonly Row[]): string {
  const text = rows.map(({ name, value }) => `${formField(name)}=${formField(value)}`).join('&');
  return text.includes('{{') ? text.replaceAll('+', '%20') : text;
}

const formField = (text: string): string =>
  text
    .split(/(\{\{[^{}]*\}\})/)
    .map((piece, index) => (index % 2 === 1 ? piece : encodeFormField(piece)))
    .join('');

/** Parts two parts, and stands in none of them. */
export function boundaryOf({ parts }: Multipart): string {
  let boundary = 'cairn-boundary';
  while (parts.some(({ value }) => value.includes(boundary))) boundary += '-';
  return boundary;
}

function partText({ name, value, kind, path, mediaType }: Multipart['parts'][number], body: Multipart): string {
  const file = kind === 'file' ? `; filename="${path.split(/[/\\]/).at(-1) ?? ''}"` : '';
  const type = mediaType === '' ? [] : [`Content-Type: ${mediaType}`];
  return [
    `--${boundaryOf(body)}`,
    `Content-Disposition: form-data; name="${name}"${file}`,
    ...type,
    '',
    kind === 'file' ? `< ${path}` : value,
  ].join('\n');
}

/** Lines that would be something else in such a file: its scripts, files of answers, files to send, and the next request. */
const ownMeaning = /^(?:>|<|###|#\s*@body-(?:lines|crlf))|^\s*$/m;

/**
 * Says how many lines are the body, where some of them would mean something of their own, or be cut off; and which of them
 * end with a carriage return, since editors and git exchange the ends of lines of a file for others.
 */
export function httpBodyMarks({ kind }: Body, text: string): string[] {
  const isTyped = kind === 'json' || kind === 'text';
  const isMarked = isTyped ? ownMeaning.test(text) : kind === 'multipart' && /^(?:>|<>|###)|\r/m.test(text);
  if (text === '' || !(isMarked || text.includes('\r'))) return [];
  const lines = text.split('\n');
  const returns = lines.flatMap((line, at) => Array.from(/\r*$/.exec(line)?.[0] ?? '', () => at + 1));
  return [`# @body-lines ${lines.length}`, ...(returns.length > 0 ? [`# @body-crlf ${rangesOf(returns)}`] : [])];
}

/** Numbers that follow each other as `1-4`; a line that ends with two stands there twice. */
function rangesOf(numbers: readonly number[]): string {
  const ranges: [number, number][] = [];
  for (const number of numbers) {
    const last = ranges.at(-1);
    if (last?.[1] === number - 1) last[1] = number;
    else ranges.push([number, number]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
