import { bareListHandler, stamp } from '../drf/list-handlers.ts';
import { parseBody } from '../drf/parsers/parse-body.ts';
import { listEndpoint, oneEndpoint } from '../drf/resource-endpoint.ts';
import { pythonType } from '../drf/fields/field.ts';
import { fieldErrors, validate, type Cells } from '../drf/validate.ts';
import type { Handler } from '../drf/view.ts';
import type { Ask } from '../frame/ask.ts';
import { granted, refused, type Outcome } from '../frame/outcome.ts';
import { aliceSendsJson, asAlice } from '../library/examples.ts';
import { anyAuthenticator } from '../policies/authentication.ts';
import { isAuthenticatedOrReadOnly } from '../policies/permissions.ts';
import { apiCategories } from './resources.ts';

const manners = { group: 'API', authenticators: anyAuthenticator, permission: isAuthenticatedOrReadOnly } as const;

/** PUT on a collection replaces all of it. */
const replaceAll: Handler = async (ask, person) => {
  const input = await parseBody(ask);
  if (!input.ok) return input;
  const list = readList(ask, input.value.kind === 'json' ? input.value.value : null);
  if (!list.ok) return list;
  const { rows } = ask.world;
  rows.remove(apiCategories.table, { sql: '1 = 1', values: [] });
  for (const cells of list.value) rows.insert(apiCategories.table, { ...cells, created: stamp(ask), updated: stamp(ask) });
  return bareListHandler(apiCategories)(ask, person);
};

/** Every element must be good before anything is replaced; errors come by position, as DRF's bulk writes give them. */
function readList(ask: Ask, value: unknown): Outcome<Cells[]> {
  if (!Array.isArray(value)) {
    return fieldErrors({ non_field_errors: [`Expected a list of items but got type "${pythonType(value)}".`] });
  }
  const names = new Set<unknown>();
  const outcomes = value.map((each: unknown) => readElement(ask, each, names));
  if (outcomes.every((outcome) => outcome.ok)) return granted(outcomes.map((outcome) => outcome.value));
  const errors = outcomes.map((outcome) => (outcome.ok ? {} : outcome.refusal.fields));
  return refused({ status: 400, detail: 'Some elements of the list cannot be used.', fields: errors });
}

function readElement(ask: Ask, value: unknown, names: Set<unknown>): Outcome<Cells> {
  // The whole table is about to go, so only the list itself can hold a name twice.
  const cells = validate(
    { ...apiCategories, unique: [] },
    { kind: 'json', value },
    { rows: ask.world.rows, partial: false, existingId: null },
  );
  if (!cells.ok) return cells;
  const name = cells.value['name'];
  if (names.has(name)) return fieldErrors({ name: ['category with this name already exists.'] });
  names.add(name);
  return cells;
}

const removeAll: Handler = (ask) => {
  ask.world.rows.remove(apiCategories.table, { sql: '1 = 1', values: [] });
  return granted({ status: 204 });
};

export const apiCategoryList = listEndpoint(
  apiCategories,
  { ...manners, path: '/api/Category', bare: true, more: { PUT: replaceAll, DELETE: removeAll } },
  {
    name: 'Category',
    summary: 'All categories, also replaced or removed at once',
    description:
      'The categories as a bare list with ids. PUT on the collection replaces every category by the list in the body, DELETE removes them all; /practice/reset brings them back.',
    tryIt: [
      { method: 'GET', path: '/api/Category', expect: 200, says: 'a bare list, without pages' },
      {
        method: 'POST',
        path: '/api/Category',
        headers: aliceSendsJson,
        body: '{"name":"Maps"}',
        expect: 201,
        says: 'no Location, because the object has no address of its own in it',
      },
      {
        method: 'PUT',
        path: '/api/Category',
        headers: aliceSendsJson,
        body: '[{"name":"Prose"},{"name":"Verse"}]',
        expect: 200,
        says: 'two in place of all',
      },
      {
        method: 'PUT',
        path: '/api/Category',
        headers: aliceSendsJson,
        body: '[{"name":"Prose"},{"name":""}]',
        expect: 400,
        says: 'errors by position',
      },
      { method: 'DELETE', path: '/api/Category', headers: asAlice, expect: 204, says: 'all gone' },
      { method: 'DELETE', path: '/api/Category', expect: 401, says: 'not without a credential' },
    ],
  },
);

export const apiCategory = oneEndpoint(
  apiCategories,
  { ...manners, path: '/api/Category/{id}', methods: ['GET', 'PUT', 'DELETE'] },
  {
    name: 'Category Instance',
    summary: 'One category by id',
    description: 'One category: GET, PUT and DELETE. There is no PATCH, and the address has no slash at the end.',
    tryIt: [
      { method: 'GET', path: '/api/Category/2', expect: 200, says: 'a category' },
      {
        method: 'PUT',
        path: '/api/Category/2',
        headers: aliceSendsJson,
        body: '{"name":"Verse"}',
        expect: 200,
        says: 'replaced',
      },
      {
        method: 'PATCH',
        path: '/api/Category/2',
        headers: aliceSendsJson,
        body: '{"name":"Verse"}',
        expect: 405,
        says: 'not offered here',
      },
      { method: 'DELETE', path: '/api/Category/2', headers: asAlice, expect: 204, says: 'gone' },
    ],
  },
);
