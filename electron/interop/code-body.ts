import { basename } from 'node:path';
import type { CodeBody } from '#shared/interop/code/code-request';
import type { Part } from '#shared/model/body';

/** A body as one text. */
export interface BodyText {
  /** Null where there is no body. */
  readonly text: string | null;
  /** The Content-Type that goes with it, where it follows from how the text was made. */
  readonly type: string | null;
  readonly notes: readonly string[];
}

/** A body as a text that any language can send. Files are named where their contents belong. */
export function bodyTextOf(body: CodeBody): BodyText {
  switch (body.kind) {
    case 'none':
      return { text: null, type: null, notes: [] };
    case 'text':
      return { text: body.text, type: null, notes: [] };
    case 'file':
      return { text: placeFor(body.path), type: null, notes: [readItIn(body.path)] };
    case 'multipart':
      return multipartText(body.parts);
  }
}

const placeFor = (path: string): string => `<the contents of ${basename(path)}>`;

const readItIn = (path: string): string => `The contents of ${path} have to be read in where the code names them.`;

function multipartText(parts: readonly Part[]): BodyText {
  const boundary = boundaryFor(parts);
  const texts = parts.map(
    (part) => `--${boundary}\r\n${headOf(part)}\r\n${part.kind === 'file' ? placeFor(part.path) : part.value}\r\n`,
  );
  return {
    text: `${texts.join('')}--${boundary}--\r\n`,
    type: `multipart/form-data; boundary=${boundary}`,
    notes: parts.flatMap((part) => (part.kind === 'file' ? [readItIn(part.path)] : [])),
  };
}

/** As the engine writes it: WHATWG HTML, "multipart form data", escapes these three. */
const quoted = (text: string): string => text.replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('"', '%22');

function headOf({ name, kind, path, mediaType }: Part): string {
  const file = kind === 'file' ? `; filename="${quoted(basename(path))}"` : '';
  const type = mediaType === '' && kind === 'file' ? 'application/octet-stream' : mediaType;
  return `Content-Disposition: form-data; name="${quoted(name)}"${file}\r\n${type === '' ? '' : `Content-Type: ${type}\r\n`}`;
}

/** The same for the same parts, and in none of them. */
function boundaryFor(parts: readonly Part[]): string {
  const all = JSON.stringify(parts);
  for (let turn = 0; ; turn++) {
    const boundary = `cairn-boundary${turn === 0 ? '' : `-${turn}`}`;
    if (!all.includes(boundary)) return boundary;
  }
}
