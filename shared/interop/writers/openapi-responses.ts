import type { Example } from '../../model/example';
import { exampleMediaType } from '../../model/example-body';
import { exactJson, inferSchema } from './infer-schema';
import { responsesOf, type KnownAnswer } from './openapi-operation';

type Json = Readonly<Record<string, unknown>>;
type Lose = (what: string, why: string) => void;

/** The responses of an operation: its examples by status and media type, and what is known for every other status. */
export function responsesWith(examples: readonly Example[], answers: readonly KnownAnswer[], lose: Lose): Json {
  if (examples.length === 0) return responsesOf(answers);
  const byStatus = grouped(examples, codeOf);
  const others = answers.filter(({ status }) => !byStatus.has(String(status)));
  if (examples.some(({ request }) => request !== null))
    lose('the requests that its examples answer', 'OpenAPI has examples of answers alone');
  return {
    ...(others.length > 0 && responsesOf(others)),
    ...Object.fromEntries([...byStatus].map(([code, group]) => [code, responseOf(group, lose)])),
  };
}

/** An answer of no status, or of one that there is not, may be any. */
const codeOf = ({ status }: Example): string => (status !== null && status >= 100 && status <= 599 ? String(status) : 'default');

function responseOf(group: readonly Example[], lose: Lose): Json {
  const headers = headersOf(group, lose);
  const withBody = group.filter((example) => {
    if (example.body === null || example.body.data === '') return false;
    if (example.body.type === 'binary') lose(`the body of its example “${example.name}”`, 'OpenAPI holds text alone');
    return example.body.type !== 'binary';
  });
  const byType = grouped(withBody, (example) => exampleMediaType(example).replace(/;.*$/s, '').trim());
  const content = [...byType].map(([type, same]): [string, Json] => [type, mediaOf(same)]);
  return {
    description: group[0]?.reason || 'The answer.',
    headers: headers.length === 0 ? undefined : Object.fromEntries(headers),
    content: content.length === 0 ? undefined : Object.fromEntries(content),
  };
}

function mediaOf(same: readonly Example[]): Json {
  const values = same.map(({ name, description, body }): [string, Json] => {
    return [name, { description: description === '' ? undefined : description, value: valueOf(body) }];
  });
  const value = valueOf(same[0]?.body ?? null);
  return { schema: same.length === 1 ? inferSchema(value) : {}, examples: Object.fromEntries(values) };
}

/** JSON in its own form, where no number changes by that; anything else as text. */
function valueOf(body: Example['body']): unknown {
  const data = body?.data ?? '';
  const exact = body?.type === 'json' ? exactJson(data) : null;
  return exact === null ? data : exact.value;
}

/** Fields that belong to one answer, or that OpenAPI says elsewhere. */
const ofOneAnswer = /^(?:content-type|content-length|date|connection|transfer-encoding|keep-alive|content-encoding)$/i;

/** Each name once, as the first example has it. */
function headersOf(group: readonly Example[], lose: Lose): [string, Json][] {
  const found = new Map<string, readonly [string, string]>();
  for (const { name: example, headers } of group) {
    for (const [name, value] of headers) {
      const before = found.get(name.toLowerCase());
      if (before === undefined) found.set(name.toLowerCase(), [name, value]);
      else if (before[1] !== value && !ofOneAnswer.test(name))
        lose(`the header ${name} of its example “${example}”`, 'OpenAPI has one value of it for a status');
    }
  }
  return [...found.values()]
    .filter(([name]) => name !== '' && !ofOneAnswer.test(name))
    .map(([name, value]) => [name, { schema: { type: 'string' }, example: value }]);
}

function grouped(examples: readonly Example[], keyOf: (example: Example) => string): Map<string, Example[]> {
  const groups = new Map<string, Example[]>();
  for (const example of examples) {
    const key = keyOf(example);
    groups.set(key, [...(groups.get(key) ?? []), example]);
  }
  return groups;
}
