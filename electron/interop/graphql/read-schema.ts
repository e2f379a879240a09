import {
  buildASTSchema,
  buildClientSchema,
  GraphQLError,
  isSpecifiedScalarType,
  isIntrospectionType,
  parse,
  printSchema,
  validateSchema,
  type GraphQLSchema,
  type IntrospectionQuery,
} from 'graphql';
import { longestSchema, longestSchemaSource, type SchemaReading } from '#shared/graphql/schema-reading';

/** So many tokens of the schema language are read: the largest public schemas have half of them. */
const mostTokens = 600_000;
const mostRemarks = 20;
const longestSaying = 400;

/** Reads the answer to introspection, or a schema in its own language. Whatever the text is, it is answered with a reading. */
export function readSchema(text: string): SchemaReading {
  if (text.length > longestSchemaSource) return { kind: 'tooLarge' };
  const trimmed = text.replace(/^\uFEFF/, '').trim();
  if (trimmed === '') return { kind: 'other', looks: 'nothing' };
  if (trimmed.startsWith('{')) {
    const json = parseJson(trimmed);
    if (json !== undefined) return readAnswer(json);
  }
  if (trimmed.startsWith('<')) return { kind: 'other', looks: 'page' };
  return isLikeSchema(trimmed) ? readText(trimmed) : { kind: 'other', looks: 'text' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A definition stands at the beginning of a line in every schema that people write, and in no prose. */
const isLikeSchema = (text: string): boolean =>
  /^\s*(extend\s+)?(schema\b[^{]*\{|(type|interface|union|enum|input|scalar)\s+[A-Za-z_]\w*|directive\s*@)/m.test(text);

function readAnswer(json: unknown): SchemaReading {
  const { data, errors, __schema: bare } = objectOf(json);
  const schema = objectOf(data)['__schema'] ?? bare;
  if (typeof schema === 'object' && schema !== null)
    return built(() => buildClientSchema({ __schema: schema } as unknown as IntrospectionQuery));
  if (Array.isArray(errors)) return readErrors(errors.map((error) => messageOf(error)));
  return { kind: 'other', looks: 'json' };
}

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

const messageOf = (error: unknown): string => {
  const { message } = objectOf(typeof error === 'string' ? { message: error } : error);
  return typeof message === 'string' ? message : 'an error without a message';
};

/** Parts of the question that servers learned one after the other. */
const learned = /includeDeprecated|isRepeatable|specifiedBy(URL|Url)|isOneOf|\bdescription\b|__Directive|__Schema|__InputValue/;

function readErrors(messages: readonly string[]): SchemaReading {
  const [first = ''] = messages;
  const says = cut(first);
  // Asked first: a server that withholds its schema names the field as one of those that it does not know.
  if (messages.some((message) => /introspection/i.test(message) || /cannot query field ["'“]?__(schema|type)\b/i.test(message)))
    return { kind: 'withheld', says };
  return messages.some((message) => learned.test(message)) ? { kind: 'older' } : { kind: 'refused', says };
}

function readText(text: string): SchemaReading {
  return built(() => buildASTSchema(parse(text, { noLocation: false, maxTokens: mostTokens }), { assumeValidSDL: false }));
}

/** A schema that is built is printed, and so comes out in one form, whichever it came in. */
function built(build: () => GraphQLSchema): SchemaReading {
  try {
    const schema = build();
    const remarks = validateSchema(schema)
      .slice(0, mostRemarks)
      .map(({ message }) => cut(message));
    const text = printSchema(schema);
    if (text.length > longestSchema) return { kind: 'tooLarge' };
    const types = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
    return { kind: 'schema', text, types: types.length, remarks };
  } catch (thrown) {
    return { kind: 'broken', says: cut(wordsOf(thrown)) };
  }
}

function wordsOf(thrown: unknown): string {
  if (thrown instanceof RangeError) return 'it is nested too deeply.';
  if (thrown instanceof TypeError) return 'parts of it are missing.';
  // Rules of schemas that are broken come as one text, a paragraph for each.
  if (!(thrown instanceof GraphQLError)) return thrown instanceof Error ? (thrown.message.split(/\n\n/)[0] ?? '') : 'it is none.';
  const line = thrown.locations?.[0]?.line;
  return line === undefined ? thrown.message : `line ${line}: ${thrown.message}`;
}

const cut = (text: string): string => (text.length > longestSaying ? `${text.slice(0, longestSaying)}…` : text);
