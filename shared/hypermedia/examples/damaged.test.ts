import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PageInput } from '../page-input';
import { readList, readPage } from '../read-page';
import { addressesOf, isWeb } from './addresses-of.test-support';
import { apiKindExamples } from './kind-apis.test-support';
import { dataKindExamples } from './kind-data.test-support';
import { halExamples } from './kind-hal.test-support';
import { hypermediaKindExamples } from './kind-hypermedia.test-support';
import { jsonExamples } from './kind-json.test-support';
import { xmlKindExamples } from './kind-xml.test-support';
import { apiLinkExamples } from './style-api-links.test-support';
import { apiExamples } from './style-apis.test-support';
import { dataExamples } from './style-data.test-support';
import { drfExamples } from './style-drf.test-support';
import { hypermediaExamples } from './style-hypermedia.test-support';
import { linkExamples } from './style-links.test-support';
import { numberExamples } from './style-numbers.test-support';
import { tokenExamples } from './style-tokens.test-support';

const styles = [
  ...apiExamples,
  ...apiLinkExamples,
  ...linkExamples,
  ...drfExamples,
  ...hypermediaExamples,
  ...dataExamples,
  ...tokenExamples,
  ...numberExamples,
];
const kinds = [
  ...jsonExamples,
  ...apiKindExamples,
  ...halExamples,
  ...hypermediaKindExamples,
  ...dataKindExamples,
  ...xmlKindExamples,
];

interface Sent {
  readonly url: string;
  readonly body: unknown;
  readonly headers?: readonly [string, string][];
  readonly method?: string;
  readonly type?: string;
  readonly status?: number;
}

/** Every published answer as it came over the wire. */
const answers: readonly PageInput[] = [...styles, ...kinds].map(
  ({ url, body, headers = [], method = 'GET', type = 'application/json', status = 200 }: Sent) => ({
    method,
    url: url.startsWith('/') ? `http://a.test${url}` : url,
    status,
    headers: [['Content-Type', type], ...headers],
    body: typeof body === 'string' ? body : JSON.stringify(body),
  }),
);

/** Reads it in every way there is; the addresses that are not of the web. */
function strayAddresses(input: PageInput): string[] {
  const list = readList(input)?.paging;
  const page = readPage(input);
  const turns = [list?.first, list?.previous, list?.next, list?.last].filter((url) => typeof url === 'string');
  return [...addressesOf(page), ...turns].filter((url) => !isWeb(url));
}

const answer = fc.constantFrom(...answers);
const hostile = fc.constantFrom(
  'javascript:alert(1)',
  'JAVASCRIPT:alert(1)',
  ' javascript:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>1</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'ftp://a.test/',
  'blob:http://a.test/1',
  '\u0000javascript:x',
  'http:',
  '//',
  '\\\\evil.test\\x',
);

describe('a published answer that is damaged', () => {
  test('as it is leads nowhere but into the web', () => {
    expect(answers.flatMap(strayAddresses)).toEqual([]);
  });

  test('is read all the same when it is cut, when a character is another, and when a piece is missing', () => {
    fc.assert(
      fc.property(
        answer,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(12),
        fc.string({ maxLength: 3 }),
        (input, at, cut, put) => {
          const body = input.body ?? '';
          const from = Math.floor(at * body.length);
          for (const damaged of [body.slice(0, from), body.slice(0, from) + put + body.slice(from + cut)])
            expect(strayAddresses({ ...input, body: damaged })).toEqual([]);
        },
      ),
      { numRuns: 1_500 },
    );
  });

  test('is read all the same when it is longer than what is read at once', () => {
    fc.assert(
      fc.property(
        answer,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.constantFrom('"', '\\', '{', ']', ',', '\n'),
        (input, at, put) => {
          const body = `${input.body ?? ''}${' '.repeat(66_000)}`;
          const from = Math.floor(at * (input.body ?? '').length);
          const damaged = body.slice(0, from) + put + body.slice(from + 1);
          expect(strayAddresses({ ...input, body: damaged })).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('never leads out of the web, whichever of its texts is an address of another scheme', () => {
    fc.assert(
      fc.property(answer, fc.nat(), hostile, (input, which, address) => {
        const texts = [...(input.body ?? '').matchAll(/"(?:[^"\\<>]|\\.)*"/g)];
        const text = texts[which % Math.max(1, texts.length)];
        const body = input.body ?? '';
        const isXml = body.trimStart().startsWith('<');
        const put = isXml ? `"${address.replaceAll(/[<&]|\p{Cc}/gu, '')}"` : JSON.stringify(address);
        const changed = text === undefined ? body : body.slice(0, text.index) + put + body.slice(text.index + text[0].length);
        const headers = input.headers.map(([name, value]): [string, string] => [name, value.replace(/<[^>]*>/, `<${address}>`)]);
        expect(strayAddresses({ ...input, body: changed, headers })).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
