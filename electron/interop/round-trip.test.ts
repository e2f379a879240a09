import { expect, test } from 'vitest';
import { eachRequest } from '#shared/interop/imported';
import { books } from '#shared/interop/writers/exports.test-support';
import { requestsIn } from '#shared/interop/writers/kept';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Row } from '#shared/model/row';
import { readImport } from './read-import.ts';
import { writeExport } from './write-export';

const rows = (list: readonly Row[]) =>
  list.map(({ name, value, enabled, description }) => ({ name, value, enabled, description }));

/** What both a file of Postman and we have words for. */
const common = ({ method, url, query, path, headers, body, docs }: RequestDraft) => ({
  method,
  url,
  query: rows(query),
  path: rows(path),
  headers: rows(headers),
  body,
  docs,
});

test('what goes out as Postman comes back as it was, but for what was told as lost', async () => {
  const { files } = writeExport(books(), { format: 'postman' });
  const read = await readImport(files.map(({ name, text }) => ({ name, text })));
  if (!read.ok) throw new Error(JSON.stringify(read.failure));
  const { imported } = read.value;
  const before = [...requestsIn(books())].map(({ request, above }) => ({
    name: request.name,
    // Headers of folders stand in each request: that is told.
    ...common({ ...request.draft, headers: [...above.flatMap(({ defaults }) => defaults.headers), ...request.draft.headers] }),
  }));
  const after = [...eachRequest(imported.items)].map(({ request }) => ({ name: request.name, ...common(request.draft) }));
  expect(after).toEqual(before);
  expect(imported.name).toBe('Books');
  expect(imported.environments.map(({ name }) => name)).toEqual(['Local', 'Live']);
  expect(imported.defaults.variables.map(({ name, value }) => `${name}=${value}`)).toEqual(['base=http://localhost:7070']);
});
