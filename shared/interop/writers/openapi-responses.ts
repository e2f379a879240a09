import type { Example } from '../../model/example';
import { exampleBodyType, exampleMediaType } from '../../model/example-body';
import { examplesBeside, writeExampleBeside } from '../example-beside';
import { exactJson, inferSchema } from './infer-schema';
import { responsesOf, type KnownAnswer } from './openapi-operation';

type Json = Readonly<Record<string, unknown>>;

/**
 * The fields of an operation that say what it answers: its examples by status and media type, and what is known for every
 * other status; beside them the examples as they are, where the responses alone do not say all of them.
 */
export const responsesWith = (examples: readonly Example[], answers: readonly KnownAnswer[]): Json => ({
  responses: examples.length === 0 ? responsesOf(answers) : responsesOfExamples(examples, answers),
  ...besideResponses(examples),
});

function responsesOfExamples(examples: readonly Example[], answers: readonly KnownAnswer[]): Json {
  const byStatus = grouped(examples, responseCode);
  const others = answers.filter(({ status }) => !byStatus.has(String(status)));
  return {
    ...(others.length > 0 && responsesOf(others)),
    ...Object.fromEntries([...byStatus].map(([code, group]) => [code, responseOf(group)])),
  };
}

/** A body stands in one place alone. */
function besideResponses(examples: readonly Example[]): Json {
  if (examples.every((example) => isSaidWhole(example, examples)) && isInOrder(examples)) return {};
  const beside = examples.map((example) => {
    const { body, ...rest } = example;
    return writeExampleBeside(isBodySaid(example, examples) ? rest : { ...rest, body });
  });
  return { [examplesBeside]: beside };
}

/** An answer of no status, or of one that there is not, may be any. */
export const responseCode = ({ status }: Pick<Example, 'status'>): string =>
  status !== null && status >= 100 && status <= 599 ? String(status) : 'default';

/** Whether all of an example can be read from the responses. */
function isSaidWhole(example: Example, examples: readonly Example[]): boolean {
  const { request, reason, status, headers } = example;
  const same = examples.filter((other) => responseCode(other) === responseCode(example));
  const said = [['Content-Type', plainType(example)], ...headersOf(same).map(([name, { example: value }]) => [name, value])];
  return (
    request === null &&
    reason === '' &&
    (status === null || responseCode(example) !== 'default') &&
    isBodySaid(example, examples) &&
    JSON.stringify(headers) === JSON.stringify(said)
  );
}

/** Whether its body can be read from the responses: text, under a name and a media type that say which. */
function isBodySaid(example: Example, examples: readonly Example[]): boolean {
  const { name, body } = example;
  if (!hasText(example) || body === null || exampleBodyType(plainType(example)) !== body.type) return false;
  const isAlone = examples.every(
    (other) => other === example || other.name !== name || responseCode(other) !== responseCode(example),
  );
  return isAlone && (body.type !== 'json' || /^\s*[{[]/.test(body.data));
}

/** Responses are read by their number. */
const isInOrder = (examples: readonly Example[]): boolean =>
  examples.every((example, at) => {
    const next = examples[at + 1];
    return next === undefined || responseCode(example) <= responseCode(next);
  }) && examples.every((example, at) => isBesideItsType(example, examples, at));

/** Of one status, those of one media type stand together. */
const isBesideItsType = (example: Example, examples: readonly Example[], at: number): boolean => {
  const before = examples.slice(0, at).filter((other) => responseCode(other) === responseCode(example));
  const isKnown = before.some((other) => plainType(other) === plainType(example));
  const last = before.at(-1);
  return !isKnown || (last !== undefined && plainType(last) === plainType(example));
};

function responseOf(group: readonly Example[]): Json {
  const headers = headersOf(group);
  const byType = grouped(group.filter(hasText), plainType);
  const content = [...byType].map(([type, same]): [string, Json] => [type, mediaOf(same)]);
  return {
    description: group[0]?.reason || 'The answer.',
    headers: headers.length === 0 ? undefined : Object.fromEntries(headers),
    content: content.length === 0 ? undefined : Object.fromEntries(content),
  };
}

/** OpenAPI holds text alone. */
const hasText = ({ body }: Example): boolean => body !== null && body.data !== '' && body.type !== 'binary';

const plainType = (example: Example): string => exampleMediaType(example).replace(/;.*$/s, '').trim();

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

interface Header {
  readonly schema: Json;
  readonly example: string;
}

/** Each name once, as the first example has it. */
function headersOf(group: readonly Example[]): [string, Header][] {
  const found = new Map<string, readonly [string, string]>();
  for (const [name, value] of group.flatMap(({ headers }) => headers))
    if (!found.has(name.toLowerCase())) found.set(name.toLowerCase(), [name, value]);
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
