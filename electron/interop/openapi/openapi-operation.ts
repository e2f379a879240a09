import { buildDraft, headerIn, rowOf } from '#shared/interop/build-draft';
import { keepExamples } from '#shared/interop/keep-examples';
import type { ImportedRequest } from '#shared/interop/imported';
import { asText, field, isRecord, listIn, textIn, type Loose } from '#shared/interop/loose';
import type { Row } from '#shared/model/row';
import { readOpenApiBody } from './openapi-body.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { readOpenApiExamples } from './openapi-examples.ts';
import { gatherParameters, readParameters } from './openapi-parameters.ts';
import { readSecurity } from './openapi-security.ts';
import { baseUrl, serverUrl } from './openapi-servers.ts';

/** An operation with where it stands in the document. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly value: Loose;
  readonly pathItem: Loose;
}

const plainMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** Every operation, in the order of the document. */
export function operationsOf(document: OpenApiDocument): Operation[] {
  const paths = field(document.root, 'paths');
  if (!isRecord(paths)) return [];
  return Object.entries(paths).flatMap(([path, item]) => {
    const pathItem = document.follow(item);
    if (!isRecord(pathItem)) return [];
    const plain = Object.keys(pathItem).filter((name) => plainMethods.includes(name.toLowerCase()));
    const more = field(pathItem, 'additionalOperations');
    return [
      ...plain.flatMap((name) => operationOf(path, pathItem, name.toUpperCase(), pathItem[name])),
      ...(isRecord(more) ? Object.entries(more).flatMap(([name, value]) => operationOf(path, pathItem, name, value)) : []),
    ];
  });
}

const operationOf = (path: string, pathItem: Loose, method: string, value: unknown): Operation[] =>
  isRecord(value) ? [{ method, path, value, pathItem }] : [];

export const nameOfOperation = ({ method, path, value }: Operation): string =>
  textIn(value, 'summary').trim() || textIn(value, 'operationId') || `${method} ${path}`;

/** An operation as a request: parameters with what they say of themselves, an example as its body. */
export function readOperation(document: OpenApiDocument, operation: Operation): ImportedRequest {
  const { method, path, value, pathItem } = operation;
  const name = nameOfOperation(operation);
  const parameters = gatherParameters(document, listIn(pathItem, 'parameters'), listIn(value, 'parameters'));
  const read = readParameters(document, parameters, (one) => isSegment(path, one));
  const { body, mediaType } = readOpenApiBody(document, field(value, 'requestBody'), name);
  const headers: Row[] = [
    ...read.headers,
    ...(mediaType !== '' && headerIn(read.headers, 'content-type') === ''
      ? [rowOf({ name: 'Content-Type', value: mediaType })]
      : []),
    ...(read.cookies.length > 0 ? [rowOf({ name: 'Cookie', value: read.cookies.join('; ') })] : []),
  ];
  const draft = buildDraft({
    url: serverOf(value, pathItem) + pathOf(path),
    method,
    query: read.query,
    path: read.path,
    headers,
    body,
    auth: readSecurity(document, field(value, 'security'), name) ?? { kind: 'inherit' },
    variables: [...read.variables],
    docs: docsOf(value),
    tags: listIn(value, 'tags')
      .map(asText)
      .filter((tag) => tag !== ''),
  });
  tellRest(document, value, name);
  return { kind: 'request', name, draft, ...keepExamples(readOpenApiExamples(document, value, name), name, document.notes) };
}

/** A server of the operation or the path counts before those of the document. */
function serverOf(value: Loose, pathItem: Loose): string {
  const own = [...listIn(value, 'servers'), ...listIn(pathItem, 'servers')].find(isRecord);
  const url = serverUrl(textIn(own, 'url'));
  return /^https?:\/\//i.test(url) ? url.replace(/\/$/, '') : `{{${baseUrl}}}${url === '' ? '' : url.replace(/\/$/, '')}`;
}

const segment = (name: string): string => `/{${name}}`;

/** A name is a segment of the path where it fills it, and `:name` can stand for it. */
function isSegment(path: string, name: string): boolean {
  if (!/^[A-Za-z_][A-Za-z0-9_-]*$/.test(name)) return false;
  const at = path.indexOf(segment(name));
  return at >= 0 && ['', '/'].includes(path.charAt(at + segment(name).length));
}

const pathOf = (path: string): string =>
  (path.startsWith('/') ? path : `/${path}`)
    .replaceAll(/\{([^{}]+)\}/g, (_, name: string) => (isSegment(path, name) ? `:${name}` : `{{${name}}}`))
    .replace(/#.*$/s, '');

function docsOf(value: Loose): string {
  const more = field(value, 'externalDocs');
  return [
    value['deprecated'] === true ? '**Deprecated.**' : '',
    textIn(value, 'description'),
    isRecord(more) && textIn(more, 'url') !== '' ? `[${textIn(more, 'description') || 'More'}](${textIn(more, 'url')})` : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function tellRest(document: OpenApiDocument, value: Loose, name: string): void {
  if (isRecord(value['callbacks'])) document.notes.lose(name, 'its callbacks', 'they are requests of the server, not to it');
}
