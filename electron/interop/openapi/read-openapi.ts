import { upgrade } from '@scalar/openapi-parser';
import type { ImportNotes } from '#shared/interop/import-notes';
import { blankDefaults, type Imported, type ImportedItem, type ImportedRequest } from '#shared/interop/imported';
import { asText, field, isRecord, listIn, recordIn, textIn, type Loose } from '#shared/interop/loose';
import { createDocument, type OpenApiDocument } from './openapi-document.ts';
import { operationsOf, readOperation } from './openapi-operation.ts';
import { readSecurity, securityVariables } from './openapi-security.ts';
import { readServers } from './openapi-servers.ts';

/** Whether a value is a description of an API: OpenAPI 3, or Swagger 2.0 that came before it. */
export const isOpenApi = (value: unknown): value is Loose =>
  isRecord(value) &&
  (/^3\.\d/.test(textIn(value, 'openapi')) || /^2(?:\.0)?$/.test(textIn(value, 'swagger'))) &&
  (isRecord(value['paths']) || isRecord(value['webhooks']) || isRecord(value['components']) || isRecord(value['info']));

/** A description of an API as a collection: tags are folders, servers environments, security credentials, examples bodies. */
export function readOpenApi(value: Loose, notes: ImportNotes): Imported {
  const document = createDocument(inLatestForm(value), notes);
  const { root } = document;
  const info = recordIn(root, 'info');
  const secrets = securityVariables(document);
  const { variables, environments } = readServers(document, secrets);
  if (isRecord(root['webhooks']) && Object.keys(root['webhooks']).length > 0)
    notes.lose('the document', 'its webhooks', 'they are requests of the server, not to it');
  return {
    name: textIn(info, 'title') || 'API',
    defaults: {
      ...blankDefaults('none'),
      auth: readSecurity(document, root['security'], 'the document') ?? { kind: 'none' },
      variables: [...variables],
      docs: textIn(info, 'description') || textIn(info, 'summary'),
    },
    items: inFolders(document),
    environments,
  };
}

/** Older versions say some things in other ways; a version that is newer than what the parser knows stays as it is. */
function inLatestForm(value: Loose): Loose {
  if (/^3\.[1-9]/.test(textIn(value, 'openapi'))) return value;
  const { specification } = upgrade(structuredClone(value));
  return isRecord(specification) ? specification : value;
}

interface Tag {
  readonly name: string;
  readonly parent: string;
  readonly docs: string;
  readonly requests: ImportedRequest[];
}

/** A request stands in the folder of its first tag; without one, beside the folders. */
function inFolders(document: OpenApiDocument): ImportedItem[] {
  const tags = new Map<string, Tag>();
  for (const value of listIn(document.root, 'tags').filter(isRecord)) {
    const name = textIn(value, 'name');
    tags.set(name, { name: name, parent: textIn(value, 'parent'), docs: textIn(value, 'description'), requests: [] });
  }
  const untagged: ImportedRequest[] = [];
  for (const operation of operationsOf(document)) {
    const request = readOperation(document, operation);
    const name = asText(field(operation.value, 'tags') === undefined ? '' : listIn(operation.value, 'tags')[0]);
    const tag = name === '' ? null : (tags.get(name) ?? { name, parent: '', docs: '', requests: [] });
    if (tag) tags.set(name, tag);
    (tag?.requests ?? untagged).push(request);
  }
  const tops = [...tags.values()].filter((tag) => !tags.has(tag.parent));
  return [...tops.flatMap((tag) => folderOf(tag, tags, 0)), ...untagged];
}

/** OpenAPI 3.2 has tags inside of tags. A folder with nothing in it is none. */
function folderOf(tag: Tag, tags: ReadonlyMap<string, Tag>, depth: number): ImportedItem[] {
  const inner =
    depth > 10
      ? []
      : [...tags.values()].filter(({ parent }) => parent === tag.name).flatMap((one) => folderOf(one, tags, depth + 1));
  const items = [...inner, ...tag.requests];
  if (items.length === 0) return [];
  return [{ kind: 'folder', name: tag.name, defaults: { ...blankDefaults('inherit'), docs: tag.docs }, items }];
}
