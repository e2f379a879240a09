import { encodeComponent } from '../../http/percent-encode';
import { createRow } from '../../model/row';
import type { Lose } from './apply-option';
import type { CurlRequest } from './curl-request';

/** `Name: value`; `Name;` for an empty value; `Name:` takes one of curl's own away. */
export function addHeader(request: CurlRequest, line: string, lose: Lose): void {
  if (line.startsWith('@')) return lose(`the headers in the file ${line.slice(1)}`, 'files are not read by an import');
  const colon = line.indexOf(':');
  if (colon < 0) {
    if (/^[^;]+;\s*$/.test(line)) request.headers.push(createRow(line.slice(0, line.indexOf(';')).trim(), ''));
    return;
  }
  const name = line.slice(0, colon).trim();
  const value = line.slice(colon + 1).trim();
  if (value === '') request.without.push(name.toLowerCase());
  else request.headers.push(createRow(name, value));
}

/** A file as a piece of the body. */
export function addFile(request: CurlRequest, path: string, lose: Lose): void {
  if (path === '-') lose('what the command reads from standard input', 'paste it into Body');
  else request.data.push({ text: '', path });
}

/** curl writes a space as `+` in what it encodes. */
const encoded = (text: string): string => encodeComponent(text).replaceAll('%20', '+');

/** `text`, `=text`, `name=text`, `@file` and `name@file`: the text is encoded, the name is not. */
export function encodedPair(value: string): { readonly text: string; readonly path: string } {
  const at = value.search(/[=@]/);
  if (at < 0) return { text: encoded(value), path: '' };
  const name = value.slice(0, at);
  const rest = value.slice(at + 1);
  if (value.charAt(at) === '@') return { text: name, path: rest };
  return { text: name === '' ? encoded(rest) : `${name}=${encoded(rest)}`, path: '' };
}

export function addEncoded(request: CurlRequest, value: string, lose: Lose): void {
  const { text, path } = encodedPair(value);
  if (path === '') request.data.push({ text, path: '' });
  else lose(`the content of the file ${path}, encoded`, 'files are not read by an import: type it as a row of the form');
}

/** As `addEncoded`, in the address; with a plus sign in front the text is taken as it is. */
export function addQuery(request: CurlRequest, value: string, lose: Lose): void {
  const { text, path } = value.startsWith('+') ? { text: value.slice(1), path: '' } : encodedPair(value);
  if (path === '') request.queryPairs.push(text);
  else lose(`the content of the file ${path} in the address`, 'files are not read by an import');
}

/** `name=value;type=…`, `name=@file;type=…;filename=…`, `name=<file`. */
export function addPart(request: CurlRequest, value: string, lose: Lose): void {
  const at = value.indexOf('=');
  if (at < 0) return;
  const name = value.slice(0, at);
  const content = value.slice(at + 1);
  const sign = /^[@<]/.exec(content)?.[0] ?? '';
  const { text, settings } = splitSettings(content.slice(sign.length));
  const mediaType = settings.get('type') ?? '';
  if (settings.has('headers')) lose(`headers of the part ${name}`, 'a part has a name and a type, and no headers of its own');
  if (sign === '') request.parts.push({ ...createRow(name, text), kind: 'text', path: '', mediaType });
  else if (text === '-') lose(`the part ${name} from standard input`, 'paste it into Body');
  else if (sign === '<') lose(`the part ${name} with the text of the file ${text}`, 'files are not read by an import');
  else {
    tellFile(name, text, settings.get('filename') ?? baseName(text), lose);
    request.parts.push({ ...createRow(name), kind: 'file', path: text, mediaType });
  }
}

function tellFile(name: string, path: string, fileName: string, lose: Lose): void {
  if (path.includes(',')) lose(`several files in the part ${name}`, 'they are sent as one path here: add a part for each');
  if (fileName !== baseName(path)) lose(`the name ${fileName} of the file ${path}`, 'a file is sent under its own name');
}

const baseName = (path: string): string => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);

const setting = /^\s*;\s*(type|filename|encoder|headers)=("(?:[^"\\]|\\.)*"|[^;]*)/;

/** A type may have settings of its own behind a semicolon: all that begins with no name of curl's belongs to it. */
function splitSettings(content: string): { text: string; settings: Map<string, string> } {
  const settings = new Map<string, string>();
  const [text, end] = splitText(content);
  let rest = end;
  for (let found = setting.exec(rest); found; found = setting.exec(rest)) {
    const [whole, name = '', value = ''] = found;
    rest = rest.slice(whole.length);
    const more = /^(?:;\s*(?!(?:type|filename|encoder|headers)=)[^;]+)*/.exec(rest)?.[0] ?? '';
    rest = rest.slice(more.length);
    settings.set(name, unquote(value.trim()) + (name === 'type' ? more : ''));
  }
  return { text, settings };
}

/** What is said, which may stand in quotes, and the settings behind it. */
function splitText(content: string): [string, string] {
  const [, quoted, end = ''] = /^("(?:[^"\\]|\\.)*")(.*)$/s.exec(content) ?? [];
  if (quoted !== undefined) return [unquote(quoted), end];
  const first = content.search(/;\s*(?:type|filename|encoder|headers)=/);
  return first < 0 ? [content, ''] : [content.slice(0, first), content.slice(first)];
}

const unquote = (text: string): string =>
  text.length > 1 && text.startsWith('"') && text.endsWith('"') ? text.slice(1, -1).replaceAll(/\\(.)/gs, '$1') : text;
