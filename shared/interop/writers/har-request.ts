import type { Har, Param, PostData, Request } from 'har-format';
import type { CodeBody, CodeRequest } from '../code/code-request';
import type { HeaderList } from '../../model/exchange-event';
import { cairnVersion } from '../../http/default-headers';

/** A log of HAR 1.2 with these entries. */
export const harLog = (entries: Har['log']['entries']): Har => ({
  log: { version: '1.2', creator: { name: 'Cairn', version: cairnVersion }, entries },
});

/** A request as HAR 1.2 has it: header lines in their order, repeated ones as often as they stand. */
export function harRequest({ method, url, headers, body }: CodeRequest): Request {
  return {
    method,
    url,
    httpVersion: 'HTTP/1.1',
    cookies: cookiesIn(headers),
    headers: headers.map(([name, value]) => ({ name, value })),
    queryString: queryOf(url),
    ...postDataOf(headers, body),
    headersSize: -1,
    bodySize: body.kind === 'text' ? bytesOf(body.text) : body.kind === 'none' ? 0 : -1,
  };
}

export const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/** Pairs of a Cookie header, as they stand. */
export const cookiesIn = (headers: HeaderList): Request['cookies'] =>
  headers
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(/;\s*/))
    .filter((pair) => pair.includes('='))
    .map((pair) => ({ name: pair.slice(0, pair.indexOf('=')).trim(), value: pair.slice(pair.indexOf('=') + 1) }));

/** Parameters of an address, decoded where they can be. */
export function queryOf(url: string): Request['queryString'] {
  const at = url.indexOf('?');
  const query = at < 0 ? '' : (url.slice(at + 1).split('#')[0] ?? '');
  return query
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return { name: decoded(name), value: decoded(value.join('=')) };
    });
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function postDataOf(headers: HeaderList, body: CodeBody): { postData?: PostData } {
  const mimeType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  switch (body.kind) {
    case 'none':
      return {};
    case 'text':
      return { postData: { mimeType, text: body.text } };
    case 'file':
      return { postData: { mimeType, text: '', comment: `The contents of ${body.path}` } };
    case 'multipart':
      return { postData: { mimeType: mimeType || 'multipart/form-data', params: body.parts.map(paramOf) } };
  }
}

function paramOf({ name, value, kind, path, mediaType }: Extract<CodeBody, { kind: 'multipart' }>['parts'][number]): Param {
  const type = mediaType === '' ? {} : { contentType: mediaType };
  return kind === 'file' ? { name, fileName: path, ...type } : { name, value, ...type };
}
