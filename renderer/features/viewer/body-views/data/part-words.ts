import { headerValue } from '#shared/http/header-list';
import type { BodyPart } from '#shared/model/body-data';

/** The boundary a Content-Type names; empty where it names none. */
export function boundaryOf(contentType: string | null): string {
  const match = /;\s*boundary\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s;"]+))/i.exec(contentType ?? '');
  return (match?.[1]?.replaceAll(/\\(.)/g, '$1') ?? match?.[2] ?? '').slice(0, 200);
}

/** By what a part is known: the name of its field and file, or which bytes it is of, or its id. */
export function nameOfPart({ headers }: Pick<BodyPart, 'headers'>): string {
  const disposition = headerValue(headers, 'Content-Disposition') ?? '';
  const names = [parameter(disposition, 'name'), fileName(disposition)].filter((name) => name !== '');
  return [...names, headerValue(headers, 'Content-Range') ?? '', headerValue(headers, 'Content-ID') ?? '']
    .filter((name) => name !== '')
    .join(' · ');
}

function parameter(value: string, name: string): string {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;"]+))`, 'i').exec(value);
  return match?.[1]?.replaceAll(/\\(.)/g, '$1') ?? match?.[2] ?? '';
}

/** RFC 8187, which names of files in other letters are written by. */
function fileName(disposition: string): string {
  const encoded = /;\s*filename\*\s*=\s*utf-8''([^\s;]+)/i.exec(disposition)?.[1];
  try {
    return encoded === undefined ? parameter(disposition, 'filename') : decodeURIComponent(encoded);
  } catch {
    return parameter(disposition, 'filename');
  }
}
