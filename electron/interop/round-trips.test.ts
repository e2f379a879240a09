import { validate } from '@scalar/openapi-parser';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { graphqlAccept, graphqlText } from '#shared/graphql/graphql-text';
import { blankImported, eachRequest, type Imported, mapRequests } from '#shared/interop/imported';
import type { ExportFormat } from '#shared/interop/writers/export-formats';
import type { Kept } from '#shared/interop/writers/kept';
import type { Body } from '#shared/model/body';
import { rowsFromUrl } from '#shared/model/query-rows';
import type { Row } from '#shared/model/row';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { anyKept } from './any-kept.test-support';
import { readImport } from './read-import.ts';
import { writeExport } from './write-export';

const isWhole = process.env['CAIRN_PROOF'] === 'whole';
/** 2,000 collections in all in the whole proof, 100 in every run. */
const numRuns = isWhole ? 400 : 20;

async function roundTrip(kept: Kept, format: ExportFormat): Promise<Imported> {
  const { files } = writeExport(kept, { format, includeSecrets: true });
  const read = await readImport(files.map(({ name, text }) => ({ name, text })));
  if (!read.ok) throw new Error(`${JSON.stringify(read.failure)}\n${files[0]?.text}`);
  return read.value.imported;
}

/** What is sent as a body, whichever words say it. */
function payloadOf(body: Body): unknown {
  switch (body.kind) {
    case 'json':
    case 'text':
      return body.text;
    case 'form':
      return body.rows.map(({ name, value }) => [name, value]);
    case 'graphql':
      return [body.query, body.variables, body.operationName];
    default:
      return body.kind;
  }
}

const kindOfForm = ['content-type'];

/** A curl command is kept with every header that it types: this one Cairn would have added by itself. */
const isAdded = ({ value }: Row, body: Body): boolean => body.kind === 'graphql' && value === graphqlAccept;

const sentBy = ({ method, url, headers, body }: RequestDraft) => ({
  method,
  url,
  headers: headers
    .filter((row) => !kindOfForm.includes(row.name.toLowerCase()) && !isAdded(row, body))
    .map(({ name, value }) => [name, value]),
  body: payloadOf(body),
});

const placed = (items: Imported['items']) =>
  [...eachRequest(items)].map(({ request, above }) => [[...above, request.name].join(' / '), sentBy(request.draft)]);
const examplesOf = (items: Imported['items']) =>
  [...eachRequest(items)].map(({ request }) =>
    (request.examples ?? []).map(({ request: asked, ...answer }) => [answer, asked && sentBy({ ...createDraft(), ...asked })]),
  );
const bare = (items: Imported['items']) => [...eachRequest(items)].map(({ request }) => sentBy(request.draft));
const valuesOf = ({ environments }: Imported) =>
  environments.map(({ name, variables }) => [name, variables.map((variable) => [variable.name, variable.value])]);

/** In OpenCollection the GraphQL of an example stands there as it goes out. */
const withPlainExamples = (items: Imported['items']): Imported['items'] =>
  mapRequests(items, (request) => ({
    ...request,
    examples: (request.examples ?? []).map((example) =>
      example.request?.body.kind === 'graphql'
        ? {
            ...example,
            request: { ...example.request, body: { kind: 'json' as const, text: graphqlText(example.request.body) } },
          }
        : example,
    ),
  }));

/** In one piece, OpenCollection has no place for the name of a GraphQL operation, and that is told. */
const withoutOperations = (items: Imported['items']): Imported['items'] =>
  mapRequests(items, (request) => {
    const { body } = request.draft;
    return body.kind === 'graphql' ? { ...request, draft: { ...request.draft, body: { ...body, operationName: '' } } } : request;
  });

/** What each format has words for. */
const formats: readonly (readonly [ExportFormat, (imported: Imported) => unknown])[] = [
  ['postman', (imported) => [imported.name, placed(imported.items), valuesOf(imported), examplesOf(imported.items)]],
  [
    'opencollection',
    (imported) => [
      imported.name,
      placed(withoutOperations(imported.items)),
      valuesOf(imported),
      examplesOf(withPlainExamples(imported.items)),
    ],
  ],
  ['har', ({ items }) => bare(items)],
  ['http', ({ items }) => bare(items)],
  ['curl', ({ items }) => bare(items)],
];

describe('what goes out and comes back in is the same', () => {
  test.each(formats)(
    'as %s',
    async (format, of) => {
      await fc.assert(
        fc.asyncProperty(anyKept, async (kept) => {
          expect(of(await roundTrip(kept, format))).toEqual(of(kept));
        }),
        { numRuns },
      );
    },
    120_000,
  );
});

/** A description has one operation for each method and path, and each name of a parameter once; of JSON it keeps what it says. */
function describable(kept: Kept): unknown[] {
  const taken = new Set<string>();
  return [...eachRequest(kept.items)].flatMap(({ request, above }) => {
    const { method, url, query, headers, body } = request.draft;
    const key = `${method} ${new URL(url).pathname}`;
    if (taken.has(key)) return [];
    taken.add(key);
    const names = new Set<string>();
    const once = query.filter(({ name }) => !names.has(name.toLowerCase()) && names.add(name.toLowerCase()));
    return [
      {
        name: [...above.slice(-1), request.name],
        method,
        address: new URL(url).origin + new URL(url).pathname,
        query: once.map(({ name, value }) => [name, value]),
        headers: headers.filter(({ name }) => !kindOfForm.includes(name.toLowerCase())).map(({ name, value }) => [name, value]),
        body: saidBy(body),
        examples: (request.examples ?? []).map(({ request: asked, body: answer, ...rest }) => [
          rest,
          answer && [answer.type, saidByText(answer.type, answer.data)],
          asked && sentBy({ ...createDraft(), ...asked }),
        ]),
      },
    ];
  });
}

const byText = (one: unknown, other: unknown): number => JSON.stringify(one).localeCompare(JSON.stringify(other));

function saidBy(body: Body): unknown {
  if (body.kind === 'json') return saidByText('json', body.text);
  if (body.kind === 'graphql') return saidByText('json', graphqlText(body));
  if (body.kind === 'form') return Object.fromEntries(body.rows.map(({ name, value }) => [name, value]));
  return body.kind === 'text' ? body.text : null;
}

const saidByText = (type: string, text: string): unknown => (type === 'json' ? (JSON.parse(text) as unknown) : text);

function described({ items, defaults }: Imported): unknown[] {
  const base = defaults.variables.find(({ name }) => name === 'baseUrl')?.value ?? '';
  const whole = (url: string) => url.replace('{{baseUrl}}', base);
  return describable({
    ...blankImported(''),
    items: mapRequests(items, (request) => {
      const url = whole(request.draft.url);
      return {
        ...request,
        draft: {
          ...request.draft,
          url,
          query: rowsFromUrl(url, []),
          headers: request.draft.headers.filter(({ enabled }) => enabled),
        },
      };
    }),
  });
}

test('what goes out as OpenAPI comes back in with all that a description has words for', async () => {
  await fc.assert(
    fc.asyncProperty(anyKept, async (kept) => {
      // A number alone that would change by being read goes out as text, and text that is JSON itself may be meant as such.
      fc.pre(!JSON.stringify(kept).match(/"(?:text|data)":"(?:\s*-?\d|\\"\s*[{[])/));
      expect(described(await roundTrip(kept, 'openapi')).sort(byText)).toEqual(describable(kept).sort(byText));
    }),
    { numRuns },
  );
}, 120_000);

test('what is exported as OpenAPI is valid for a parser of others', async () => {
  await fc.assert(
    fc.asyncProperty(anyKept, async (kept) => {
      const { files } = writeExport(kept, { format: 'openapi' });
      const judged = await validate(files[0]?.text ?? '');
      expect([judged.valid, judged.errors ?? []]).toEqual([true, []]);
    }),
    { numRuns },
  );
}, 120_000);
