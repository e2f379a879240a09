import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formBody } from './forms/form-body';
import { checkForm } from './forms/check-form';
import { addressesOf, isWeb } from './examples/addresses-of.test-support';
import { jsonFrom } from './json-value';
import { readPage } from './read-page';
import { whatToAsk } from './what-to-ask';

/** The names that kinds, forms and descriptions are made of, so that odd shapes of each come up often. */
const words =
  '_links _embedded _templates self next href rel templated template default properties method target class entities actions fields name type value links collection items data queries attributes relationships included jsonapi @context @id @type member hydra:member search mapping operation expects supportedProperty property d results __metadata uri @odata.context resourceType entry link openapi paths /things /things/{id} get post requestBody content application/json schema $ref allOf oneOf parameters in actions POST PUT renders parses children child choices required url id title options inline next_cursor has_more responses 200 links operationId parameters';
/** Half of a surrogate pair: JSON can hold it, and no address can. */
const half = '\uD800';
const name = fc.constantFrom(...words.split(' '), half);
const leaf = fc.oneof(
  fc.constantFrom(
    '/a',
    'http://b.test/x',
    'javascript:alert(1)',
    'data:text/html,x',
    '//c.test/',
    '{?a,b*}',
    '/t{/x}',
    'POST',
    'get',
    '',
    'query',
    '2.0',
    '3.1.0',
  ),
  fc.constantFrom(
    'ftp://d.test/',
    '#/paths',
    '#',
    'http://a.test/$metadata#X',
    'Bundle',
    'self',
    'text',
    'object',
    'array',
    'vbscript:x',
    'HTTP://E.test',
    half,
    `/c/${half}`,
    '$response.body#/id',
  ),
  fc.constantFrom(null, true, false, 0, 1.5, -1),
);
const { value: anything } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 7, depthSize: 'medium' },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(name, tie('value'), { maxKeys: 6 }),
  ),
}));

const headers = fc.array(
  fc.tuple(
    fc.constantFrom('Link', 'Link-Template', 'Allow', 'Location', 'Content-Type', 'Alternates', 'Content-Range', 'X-Total-Count'),
    fc.oneof(
      fc.string(),
      fc.constantFrom(
        '<javascript:x>; rel="next"',
        '</d>; rel="service-desc"',
        'GET, POST',
        'application/json',
        '{"a" 1 {type text/html}}',
        '"/x{?q}"; rel="search", "javascript:{x}"; rel="a b"',
      ),
    ),
  ),
  { maxLength: 4 },
);

test('no answer and no description makes a page throw, and whatever they say, addresses are http or https', () => {
  const status = fc.constantFrom(200, 201, 204, 300, 401, 403, 404, 405, 406, 422, 500);
  fc.assert(
    fc.property(fc.record({ body: anything, described: anything, options: anything, head: headers, code: status }), (said) => {
      const { body, described, options, head, code } = said;
      const input = { method: 'GET', url: 'http://a.test/things', status: code, headers: head, body: JSON.stringify(body) };
      const document = { url: 'http://a.test/d', root: jsonFrom(described) };
      const known = {
        openApi: document,
        schemas: [document],
        hydra: document,
        options: { ...input, body: JSON.stringify(options) },
      };
      const page = readPage(input, known);
      expect(addressesOf(page).filter((url) => !isWeb(url))).toEqual([]);
      expect(whatToAsk(page, input).filter(({ url }) => new URL(url).origin !== 'http://a.test')).toEqual([]);
      // What crosses the door to the page and back is the same.
      expect(JSON.parse(JSON.stringify(page))).toEqual(page);
      for (const form of page.forms) {
        checkForm(form, form.initial);
        for (const type of form.contentTypes) formBody(form, form.initial, type);
      }
    }),
    { numRuns: 3_000 },
  );
});

test('nor does any text, as JSON or as XML', () => {
  const xml = fc
    .array(
      fc.constantFrom(
        '<a>',
        '</a>',
        '<b href="/x">',
        '</b>',
        'text',
        '<c/>',
        '<feed>',
        '</feed>',
        '<entry/>',
        '&amp;',
        '<!--x-->',
        '<![CDATA[y]]>',
        '<link href="javascript:x"/>',
      ),
      { maxLength: 12 },
    )
    .map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(fc.oneof(xml, fc.string({ unit: 'binary' }), fc.json()), (body) => {
      const page = readPage({ method: 'GET', url: 'http://a.test/things', status: 200, headers: [], body });
      expect(addressesOf(page).filter((url) => !isWeb(url))).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});

test('nor any address a page may have', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.webUrl({ withQueryParameters: true }), fc.string(), fc.constantFrom('', 'http://', 'about:blank')),
      (url) => {
        readPage({ method: 'GET', url, status: 200, headers: [], body: '[{"id":1,"url":"/x"}]' });
      },
    ),
  );
});
