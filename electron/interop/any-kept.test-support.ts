import fc from 'fast-check';
import { blankDefaults } from '#shared/interop/imported';
import type { Kept, KeptItem } from '#shared/interop/writers/kept';
import type { Body } from '#shared/model/body';
import { createExample, type Example, type ExampleRequest } from '#shared/model/example';
import { rowsFromUrl } from '#shared/model/query-rows';
import { createDraft, type RequestDraft } from '#shared/model/request-draft';
import { createRow, type Row } from '#shared/model/row';
import { createVariable } from '#shared/model/variable';

const word = fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,9}$/);
const value = fc.oneof(
  word,
  fc.stringMatching(/^[ -~]{0,20}$/).map((text) => text.trim()),
  fc.constantFrom('two words', 'größe', '"quoted"', "it's", 'a=b&c', '100%', '日本', '#', '1.0'),
);
const text = fc.oneof(
  value,
  fc.constantFrom(
    'two\nlines',
    'ended\r\nas on the wire\r\n',
    'mixed\n\r\nends\r',
    '{"a": [1, 2.50]}',
    '<a b="1"/>',
    'tab\there',
  ),
);

const headers = fc.uniqueArray(fc.tuple(word, value), { maxLength: 3, selector: ([name]) => name.toLowerCase() });
const rowsOf = (pairs: readonly (readonly [string, string])[]): Row[] =>
  pairs.map(([name, said]) => createRow(`X-${name}`, said));

const formRow = fc.tuple(word, value).map(([name, said]) => createRow(name, said));

const bodies: fc.Arbitrary<Body> = fc.oneof(
  fc.constant<Body>({ kind: 'none' }),
  fc.json({ maxDepth: 2 }).map((json): Body => ({ kind: 'json', text: json })),
  text.map((said): Body => ({ kind: 'text', text: `so ${said}.`, mediaType: 'text/plain' })),
  fc.record({
    kind: fc.constant('graphql' as const),
    query: text.map((said) => `{ a(s: ${JSON.stringify(said)}) }`),
    variables: fc.oneof(
      fc.constant(''),
      fc.json({ maxDepth: 1 }).map((json) => `{"v": ${json}}`),
    ),
    operationName: fc.oneof(fc.constant(''), word),
  }),
  // Lines that mean something of their own in a .http file.
  fc
    .array(
      fc.oneof(
        text,
        fc.constantFrom('> quoted', '> {% x %}', '> a.js', '>> b.json', '<> c.json', '< d.txt', '### next', '# x', '', '\r'),
      ),
      { minLength: 1, maxLength: 4 },
    )
    .map((lines): Body => ({ kind: 'text', text: `${lines.join('\n')}\n.`, mediaType: 'text/plain' })),
  fc.array(formRow, { minLength: 1, maxLength: 3 }).map((rows): Body => ({ kind: 'form', rows })),
);

const url = fc
  .record({ host: word, steps: fc.array(word, { maxLength: 3 }), query: fc.array(fc.tuple(word, word), { maxLength: 2 }) })
  .map(({ host, steps, query }) => {
    const search = query.map(([name, said]) => `${name}=${said}`).join('&');
    return `https://${host.toLowerCase()}.test/${steps.join('/')}${search === '' ? '' : `?${search}`}`;
  });

const draft: fc.Arbitrary<RequestDraft> = fc
  .record({ method: fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'DELETE'), url, headers, body: bodies })
  .map(({ method, url: address, headers: pairs, body }) => ({
    ...createDraft(address, method === 'GET' && body.kind !== 'none' ? 'POST' : method),
    query: rowsFromUrl(address, []),
    headers: rowsOf(pairs),
    body,
  }));

const answers = fc.oneof(
  fc.json({ maxDepth: 2 }).map((data) => ({ type: 'json' as const, mediaType: 'application/json', data })),
  text.map((said) => ({ type: 'text' as const, mediaType: 'text/plain', data: `so ${said}.` })),
  text.map((said) => ({ type: 'html' as const, mediaType: 'text/html', data: `<p>${said}</p>` })),
  text.map((said) => ({ type: 'xml' as const, mediaType: 'application/xml', data: `<a>${said}</a>` })),
);

/** Answers that are kept with a request; those without a body have a status that has none. */
const examples: fc.Arbitrary<Example[]> = fc
  .uniqueArray(
    fc.record({
      name: word,
      asked: fc.option(draft),
      status: fc.constantFrom(200, 201, 404, 422, 503),
      more: fc.option(value),
      answer: fc.option(answers),
    }),
    { maxLength: 3, selector: ({ name }) => name },
  )
  .map((list) =>
    list.map(({ name, asked, status, more, answer }) =>
      createExample(name, {
        request: asked && partsOf(asked),
        status: answer === null ? 204 : status,
        reason: answer === null ? 'No Content' : 'So',
        headers: [
          ...(answer === null ? [] : [['Content-Type', answer.mediaType] as [string, string]]),
          ...(more === null ? [] : [['X-More', more] as [string, string]]),
        ],
        body: answer && { type: answer.type, data: answer.data },
      }),
    ),
  );

const partsOf = ({ method, url: address, query, path, headers: rows, body }: RequestDraft): ExampleRequest => ({
  method,
  url: address,
  query,
  path,
  headers: rows,
  body,
});

const request: fc.Arbitrary<KeptItem> = fc
  .tuple(word, draft, examples)
  .map(([name, made, kept]) => ({ kind: 'request', name, draft: made, ...(kept.length > 0 && { examples: kept }) }));

const folder = (items: fc.Arbitrary<KeptItem>): fc.Arbitrary<KeptItem> =>
  fc
    .tuple(word, fc.array(items, { minLength: 1, maxLength: 3 }))
    .map(([name, inner]) => ({ kind: 'folder', name, defaults: blankDefaults('inherit'), items: numbered(inner) }));

/** Names that are alone in their folder. */
const numbered = (items: readonly KeptItem[]): KeptItem[] =>
  items.map((item, at) => ({ ...item, name: `${item.name} ${at + 1}` }));

/** Collections of what every format has words for: folders, addresses, header rows, bodies of text and of forms, an environment. */
export const anyKept: fc.Arbitrary<Kept> = fc
  .record({
    name: word,
    items: fc.array(fc.oneof({ weight: 3, arbitrary: request }, folder(fc.oneof(request, folder(request)))), {
      minLength: 1,
      maxLength: 4,
    }),
    values: fc.uniqueArray(fc.tuple(word, word), { maxLength: 3, selector: ([name]) => name }),
  })
  .map(({ name, items, values }) => ({
    name,
    defaults: blankDefaults('none'),
    items: numbered(items),
    environments:
      values.length === 0
        ? []
        : [{ name: 'local', color: '', extends: '', variables: values.map(([one, said]) => createVariable(one, said)) }],
  }));
