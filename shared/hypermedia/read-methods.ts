import { headerValues, listOf } from '../http/header-list';
import type { HeaderList } from '../model/exchange-event';
import type { PageForm } from './forms/page-form';
import { textMember } from './json-value';
import type { Known } from './known';
import type { OpenApiResource } from './openapi/openapi-resource';
import type { MethodSource, PageMethod } from './page';
import type { PageInput } from './page-input';

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
  return withAnswer([...found.values()], input);
}

/** The methods of a page's forms are allowed too, since the answer itself offers them. */
export function withForms(methods: readonly PageMethod[], forms: readonly PageForm[], url: string): PageMethod[] {
  const offered = forms.filter((form) => form.source !== 'GET' && form.url === url && !form.templated);
  const more = new Set(offered.map(({ method }) => method).filter((name) => !methods.some(({ method }) => method === name)));
  return [...methods, ...[...more].map((method): PageMethod => ({ method, allowed: true, source: 'form', words: '' }))];
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
