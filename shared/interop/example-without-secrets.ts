import { createDraft, type RequestDraft } from '../model/request-draft';
import type { Example, ExampleBody, ExampleRequest } from '../model/example';
import { hiding } from '../secrets/hide-secrets';
import { safeDraft, safeText, type KeepSecret } from './import-secrets';
import { isSecretValue } from './secret-words';
import { headerWithoutSecret } from './writers/exchange-without-secrets';
import { withNamedSecrets } from './writers/name-secrets';

/**
 * An example with names in place of what lets somebody in, in the request as in the answer: what is called like a secret,
 * what looks like a token, and every `known` secret wherever it is repeated. An answer that is only looked at needs none,
 * so that nothing of it goes to the vault. The same value where there is nothing to hide.
 */
export function exampleWithoutSecrets(example: Example, known: readonly string[] = []): Example {
  const hide = hiding(known, { mark: '{{secret}}' });
  const { request, headers, body } = example;
  const safe: Example = {
    ...example,
    description: hide(example.description),
    request: request && requestWithout(request, hide),
    headers: headers.map(([name, value]) => [name, valueWithout(name, hide(value))]),
    body: body && bodyWithout(body, hide),
  };
  return JSON.stringify(safe) === JSON.stringify(example) ? example : safe;
}

/** A name in braces for a field; the value itself goes nowhere. */
const nameIt: KeepSecret = (_secret, _place, field) => `{{${field.toLowerCase().replaceAll(/[^a-z0-9]+/g, '_') || 'secret'}}}`;

function requestWithout(request: ExampleRequest, hide: (text: string) => string): ExampleRequest {
  // Texts alone are exchanged for texts.
  const shown = JSON.parse(hide(JSON.stringify(request))) as ExampleRequest;
  const { method, url, query, path, headers, body } = safeDraft(withNamedSecrets(draftOf(shown)), [], nameIt);
  return { method, url, query, path, headers, body };
}

const draftOf = (request: ExampleRequest): RequestDraft => ({ ...createDraft(), ...request });

function valueWithout(name: string, value: string): string {
  const named = headerWithoutSecret(name, value);
  return isSecretValue(name, named) && named === value ? nameIt(value, [], name) : named;
}

/** Of a body what an import would take for a secret; a word such as `key` is none in an answer. */
function bodyWithout({ type, data }: ExampleBody, hide: (text: string) => string): ExampleBody {
  if (type === 'binary') return { type, data };
  const shown = safeText(hide(data), [], nameIt);
  return { type, data: type === 'xml' || type === 'html' ? elementsWithout(shown) : shown };
}

const elementsWithout = (text: string): string =>
  text.replace(/<([\w:.-]+)((?:\s[^<>]*)?)>([^<>]+)<\/\1\s*>/g, (whole, name: string, rest: string, value: string) =>
    isSecretValue(name.replace(/^.*:/, ''), value) ? `<${name}${rest}>${nameIt(value, [], name)}</${name}>` : whole,
  );
