import { headerValues, listOf } from '../http/header-list.ts';
import type { HeaderList } from '../model/exchange-event.ts';
import { textMember } from './json-value.ts';
import type { Known } from './known.ts';
import type { OpenApiResource } from './openapi/openapi-resource.ts';
import type { MethodSource, PageMethod } from './page.ts';
import type { PageInput } from './page-input.ts';

/** The methods that are known to be allowed here, or not; the surest source of each. */
export function readMethods(input: PageInput, known: Known, openApi: OpenApiResource | null): PageMethod[] {
  const found = new Map<string, PageMethod>();
  const add = (methods: Iterable<string>, source: MethodSource): void => {
    for (const method of methods) if (!found.has(method)) found.set(method, { method, allowed: true, source, words: '' });
  };
  add(allowOf(input.headers), 'Allow');
  if (known.options && known.options.status < 300) add(allowOf(known.options.headers), 'OPTIONS');
  for (const { method, operation } of openApi?.operations ?? []) {
    add([method], 'OpenAPI');
    const known = found.get(method);
    if (known) found.set(method, { ...known, words: textMember(operation, 'summary') ?? '' });
  }
  return withAnswer(
    [...found.values()].filter(({ method }) => hasObject(method, input)),
    input,
  );
}

/** Whether there is anything here for a method to be done to. */
function hasObject(method: string, input: PageInput): boolean {
  if (isGone(input)) return reading.has(method);
  return !(isMissing(input) && needsOne.has(method));
}

/** Methods that only read. */
const reading: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'QUERY']);

/** What was just removed cannot be changed or removed any more; a 202 has not removed anything yet. */
const isGone = ({ method, status }: PageInput): boolean =>
  method.toUpperCase() === 'DELETE' && status >= 200 && status < 300 && status !== 202;

/** DRF's `Allow` lists what the view can do, also where there is nothing to do it to. */
const isMissing = ({ status }: PageInput): boolean => status === 404 || status === 410;

/** Methods that change or remove what is there; PUT may make it (RFC 9110, 9.3.4). */
const needsOne: ReadonlySet<string> = new Set(['PATCH', 'DELETE']);

/** The methods the answer itself offers are allowed too. */
export function withOffered(
  methods: readonly PageMethod[],
  offered: readonly { readonly method: string; readonly title: string }[],
): PageMethod[] {
  const more = offered.filter(({ method }) => !methods.some((one) => one.method === method));
  return [...methods, ...more.map(({ method, title }): PageMethod => ({ method, allowed: true, source: 'form', words: title }))];
}

const allowOf = (headers: HeaderList): string[] => [
  ...new Set(listOf(headerValues(headers, 'Allow')).map((method) => method.toUpperCase())),
];

/** What the answer just said of the method that was sent. A 401 or 403 is about who asked: the method itself is there. */
function withAnswer(methods: readonly PageMethod[], { method, status }: PageInput): PageMethod[] {
  const name = method.toUpperCase();
  if (status === 405) {
    return [
      ...methods.filter((one) => one.method !== name),
      { method: name, allowed: false, source: 'answer', words: 'not for this resource' },
    ];
  }
  const words = status === 401 ? 'asks who you are' : status === 403 ? 'not for this identity' : null;
  return methods.map((one) => (one.method === name && words !== null ? { ...one, source: 'answer', words } : one));
}
