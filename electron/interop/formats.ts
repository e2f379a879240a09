import type { ImportNotes } from '#shared/interop/import-notes';
import { blankImported, type Imported } from '#shared/interop/imported';
import type { Loose } from '#shared/interop/loose';
import { looksLikeCurl } from '#shared/interop/curl/looks-like-curl';
import { readCurl } from '#shared/interop/curl/read-curl';
import { harLogIn, readHar } from '#shared/interop/har/read-har';
import { isHttpEnvironments, readHttpEnvironments } from '#shared/interop/http-file/read-http-environments';
import { isHttpFile, readHttpFile } from '#shared/interop/http-file/read-http-file';
import { isInsomnia4, isInsomnia5, readInsomnia4, readInsomnia5 } from '#shared/interop/insomnia/read-insomnia';
import { postmanCollectionIn, readPostman } from '#shared/interop/postman/read-postman';
import { postmanEnvironmentIn, readPostmanEnvironment } from '#shared/interop/postman/read-postman-environment';
import { readBruFolder } from './bruno/read-bru-folder.ts';
import { isOpenCollection, readOpenCollection } from './read-open-collection.ts';
import { isOpenApi, readOpenApi } from './openapi/read-openapi.ts';
import type { ParsedSource } from './parse-source.ts';

/** A kind of file that can be imported. */
export interface ImportFormat {
  /** What the command line calls it. */
  readonly id: string;
  /** What people call it. */
  readonly name: string;
  /** Whether a source is of this kind, by its content; answers how to read it, or null. */
  recognise(source: ParsedSource): ((notes: ImportNotes) => Imported | Promise<Imported>) | null;
}

/** A format that is known by a value which a test finds in JSON or YAML. */
const byValue = (
  id: string,
  name: string,
  {
    find,
    read,
  }: {
    find: (value: unknown, source: ParsedSource) => Loose | null;
    read: (value: Loose, notes: ImportNotes, source: ParsedSource) => Imported;
  },
): ImportFormat => ({
  id,
  name,
  recognise(source) {
    const found = find(source.value, source);
    return found && ((notes) => read(found, notes, source));
  },
});

const when = (test: (value: unknown) => value is Loose) => (value: unknown) => (test(value) ? value : null);

/** Every format, the surest to recognise first. To add one: a reader, and a line here. */
export const importFormats: readonly ImportFormat[] = [
  byValue('postman', 'Postman collection', { find: postmanCollectionIn, read: readPostman }),
  byValue('postman-environment', 'Postman environment', { find: postmanEnvironmentIn, read: readPostmanEnvironment }),
  byValue('insomnia', 'Insomnia export', { find: when(isInsomnia4), read: readInsomnia4 }),
  byValue('insomnia5', 'Insomnia file', { find: when(isInsomnia5), read: readInsomnia5 }),
  byValue('openapi', 'OpenAPI document', { find: when(isOpenApi), read: readOpenApi }),
  byValue('har', 'HAR recording', { find: harLogIn, read: readHar }),
  byValue('opencollection', 'OpenCollection file', { find: when(isOpenCollection), read: readOpenCollection }),
  byValue('http-environments', 'environments of .http files', {
    find: (value, { name }) => (isHttpEnvironments(value, name) ? value : null),
    read: (value, _notes, { name }) => readHttpEnvironments(value, name),
  }),
  {
    id: 'bruno',
    name: 'Bruno file',
    recognise: ({ name, text }) =>
      /^meta\s*\{\s*$/m.test(text) &&
      /^(?:get|post|put|patch|delete|options|head|connect|trace|http|grpc|ws)\s*\{\s*$/m.test(text)
        ? (notes) => readBruFolder([{ path: name.endsWith('.bru') ? name : 'request.bru', text }], stemOf(name), notes)
        : null,
  },
  {
    id: 'curl',
    name: 'curl command',
    recognise: ({ text }) =>
      looksLikeCurl(text)
        ? (notes) => {
            const read = readCurl(text, notes);
            return { ...blankImported('curl'), items: read.ok ? read.value : [] };
          }
        : null,
  },
  {
    id: 'http',
    name: '.http file',
    recognise({ name, text, value }) {
      const isNamed = /\.(?:http|rest)$/i.test(name);
      const isOne = (value === undefined || isNamed) && isHttpFile(text, isNamed);
      return isOne ? (notes) => readHttpFile(text, stemOf(name), notes) : null;
    },
  },
];

const stemOf = (name: string): string => name.replace(/\.[^.]{1,12}$/, '') || 'Requests';
