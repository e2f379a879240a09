import { encodeFormField } from '../http/percent-encode';
import type { Body, Part } from './body';
import { createRow, type Row } from './row';

/** A body of names and values as its text: as it goes out, with a line for each pair, and for a file the line `< path`. Null for other bodies. */
export function writeRawBody(body: Body): string | null {
  if (body.kind === 'form') return body.rows.filter(isOn).map(pairText).join('&\n');
  return body.kind === 'multipart' ? writeParts(body.parts.filter(isOn)) : null;
}

/** The body that a text says, of the same kind as the one before; null when it says none. */
export function readRawBody(text: string, kind: Body['kind']): Body | null {
  if (kind === 'form') return { kind, rows: readPairs(text) };
  const parts = kind === 'multipart' ? readParts(text.replaceAll('\r\n', '\n')) : null;
  return parts && { kind: 'multipart', parts };
}

const isOn = ({ enabled }: Row): boolean => enabled;

const pairText = ({ name, value }: Row): string => `${encodeFormField(name)}=${encodeFormField(value)}`;

/** What is not well encoded stands for itself, as servers read it (URL Standard, section 5.1). */
const readPairs = (text: string): Row[] =>
  [...new URLSearchParams(`&${text.replaceAll(/\r?\n/g, '')}`)].map(([name, value]) => createRow(name, value));

function writeParts(parts: readonly Part[]): string {
  const boundary = boundaryFor(parts);
  return [...parts.map((part) => `--${boundary}\n${partHead(part)}\n\n${contentOf(part)}`), `--${boundary}--`].join('\n');
}

/** The one that is sent is made anew each time; this one only has to stand in no value. */
function boundaryFor(parts: readonly Part[]): string {
  const isFree = (boundary: string) => parts.every(({ value }) => !value.includes(boundary));
  let boundary = 'boundary';
  for (let count = 2; !isFree(boundary); count++) boundary = `boundary-${count}`;
  return boundary;
}

function partHead({ name, kind, path, mediaType }: Part): string {
  const file = kind === 'file' ? `; filename="${quoted(path.split(/[/\\]/).at(-1) ?? '')}"` : '';
  const type = mediaType === '' ? '' : `\nContent-Type: ${mediaType}`;
  return `Content-Disposition: form-data; name="${quoted(name)}"${file}${type}`;
}

const contentOf = ({ kind, path, value }: Part): string => (kind === 'file' ? `< ${path}` : value);

/** As HTML escapes them (multipart/form-data encoding algorithm). */
const quoted = (text: string): string => text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');
const unquoted = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%22', '"');

function readParts(text: string): Part[] | null {
  const boundary = /^--(\S+?)(?:--)?\s*(?:\n|$)/.exec(text)?.[1];
  if (boundary === undefined) return text.trim() === '' ? [] : null;
  const pieces = `\n${text}`.split(`\n--${boundary}`);
  const last = pieces.pop() ?? '';
  if (!/^--\s*$/.test(last)) return null;
  const parts = pieces.slice(1).map(readPart);
  return parts.every((part) => part !== null) ? parts : null;
}

function readPart(piece: string): Part | null {
  const blank = piece.indexOf('\n\n');
  if (!piece.startsWith('\n') || blank < 0) return null;
  const head = piece.slice(1, blank);
  const name = /^content-disposition:[^\n]*[;\s]name="([^"\n]*)"/im.exec(head)?.[1];
  if (name === undefined) return null;
  return { ...createRow(unquoted(name)), mediaType: typeIn(head), ...contentIn(piece.slice(blank + 2), head) };
}

const typeIn = (head: string): string => /^content-type:\s*(\S[^\n]*)$/im.exec(head)?.[1]?.trim() ?? '';

function contentIn(content: string, head: string): Pick<Part, 'kind' | 'path' | 'value'> {
  const path = /;\s*filename="/i.test(head) ? /^<\s+(\S.*?)\s*$/.exec(content)?.[1] : undefined;
  return path === undefined ? { kind: 'text', path: '', value: content } : { kind: 'file', path, value: '' };
}
