import {
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { maskVariables } from './mask-variables';
import { schemaOf } from './schema-of';

/** A field of a type, by their names. */
export interface WantedField {
  readonly type: string;
  readonly field: string;
}

/** Why a field has no place: the query cannot be read, or holds nothing of its type. */
export type WhyNot = 'unreadable' | 'noPlace';

/** A query with something more in it, and where that begins. */
export interface Inserted {
  readonly query: string;
  readonly at: number;
}

/**
 * Writes a field into a query: where the cursor stands if that is inside of its type, else at the end of the first place that is of
 * its type, else, for the beginning of an operation, as an operation of its own. With what it needs: arguments, and a field to give.
 * Else why not.
 */
export function insertField(query: string, cursor: number, wanted: WantedField, schemaText: string): Inserted | WhyNot {
  const schema = schemaOf(schemaText);
  const type = schema?.getType(wanted.type);
  const field = type && outputFieldsOf(type)[wanted.field];
  if (!schema || !type || !field) return 'noPlace';
  const text = fieldText(field);
  const { places, isBroken } = placesFor(query, type, schema);
  const place = places.filter(({ start, end }) => start < cursor && cursor < end).at(-1) ?? places[0];
  if (place) return intoSet(query, place.end - 1, text);
  if (isBroken) return 'unreadable';
  const operation = operationOf(type, schema);
  return operation === null ? 'noPlace' : asOperation(query, `${operation} ${upperFirst(field.name)}`, text);
}

const outputFieldsOf = (type: GraphQLNamedType): Readonly<Record<string, GraphQLField<unknown, unknown>>> =>
  isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};

/** Behind what stands there; the first operation of a text needs no name. */
function asOperation(query: string, named: string, text: string): Inserted {
  const isFirst = query.trim() === '';
  const before = isFirst ? '' : `${query.trimEnd()}\n\n`;
  const head = isFirst ? named.split(' ', 1)[0] : named;
  return { query: `${before}${head} {\n${indented(text, '  ')}\n}\n`, at: before.length };
}

interface SetPlace {
  readonly start: number;
  readonly end: number;
}

/** The selection sets of a type, in the order of the text. */
function placesFor(query: string, type: GraphQLNamedType, schema: GraphQLSchema): { places: SetPlace[]; isBroken: boolean } {
  const places: SetPlace[] = [];
  try {
    const info = new TypeInfo(schema);
    visit(
      parse(maskVariables(query).text),
      visitWithTypeInfo(info, {
        [Kind.SELECTION_SET](node: SelectionSetNode) {
          if (node.loc && info.getParentType() === type) places.push({ start: node.loc.start, end: node.loc.end });
        },
      }),
    );
    return { places, isBroken: false };
  } catch {
    return { places: [], isBroken: query.trim() !== '' };
  }
}

/** Before the brace that closes a set: on a line of its own, unless the set stands on one line. */
function intoSet(query: string, brace: number, text: string): Inserted {
  const lineStart = query.lastIndexOf('\n', brace - 1) + 1;
  const before = query.slice(lineStart, brace);
  const isOnOneLine = before.trim() !== '' && !text.includes('\n');
  if (isOnOneLine) return spliced(query, brace, `${before.endsWith(' ') ? '' : ' '}${text} `);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const inner = indented(text, `${indent}  `);
  return before.trim() === '' ? spliced(query, lineStart, `${inner}\n`) : spliced(query, brace, `\n${inner}\n${indent}`);
}

const spliced = (query: string, at: number, text: string): Inserted => ({
  query: query.slice(0, at) + text + query.slice(at),
  at: at + text.length - text.trimStart().length,
});

const indented = (text: string, indent: string): string =>
  text
    .split('\n')
    .map((line) => indent + line)
    .join('\n');

const upperFirst = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

function operationOf(type: GraphQLNamedType, schema: GraphQLSchema): string | null {
  if (type === schema.getQueryType()) return 'query';
  if (type === schema.getMutationType()) return 'mutation';
  return type === schema.getSubscriptionType() ? 'subscription' : null;
}

/** A field with the arguments it cannot do without, and with one field of what it gives. */
function fieldText(field: GraphQLField<unknown, unknown>): string {
  const required = field.args.filter(isRequiredArgument).map(({ name, type }) => `${name}: ${valueText(type, 0)}`);
  const call = `${field.name}${required.length > 0 ? `(${required.join(', ')})` : ''}`;
  const given = getNamedType(field.type);
  return isCompositeType(given) ? `${call} {\n  ${firstOf(given)}\n}` : call;
}

const usualNames = ['id', 'name', 'title', 'key'];

/** A field that can stand alone: one that tells things apart where there is one. */
function firstOf(type: GraphQLNamedType): string {
  const alone = Object.values(outputFieldsOf(type)).filter(
    ({ type: given, args, deprecationReason }) =>
      isLeafType(getNamedType(given)) && !args.some(isRequiredArgument) && deprecationReason === undefined,
  );
  return (alone.find(({ name }) => usualNames.includes(name)) ?? alone[0])?.name ?? '__typename';
}

const deepest = 3;
const standIns: Readonly<Record<string, string>> = { Int: '0', Float: '0', Boolean: 'false' };

/** A value that could be one of a type, for the user to change. */
function valueText(type: GraphQLInputType, depth: number): string {
  if (isNonNullType(type)) return valueText(type.ofType, depth);
  if (isListType(type)) return '[]';
  if (isEnumType(type)) return type.getValues()[0]?.name ?? 'null';
  if (!isInputObjectType(type)) return standIns[type.name] ?? '""';
  const required = depth < deepest ? Object.values(type.getFields()).filter(isRequiredInputField) : [];
  const fields = required.map(({ name, type: inner }) => `${name}: ${valueText(inner, depth + 1)}`);
  return fields.length === 0 ? '{}' : `{ ${fields.join(', ')} }`;
}
