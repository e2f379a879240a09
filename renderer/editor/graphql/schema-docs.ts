import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  print,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';
import { schemaOf } from './schema-of';

/** A type as it is written, and the name in it that leads somewhere. */
export interface TypeWords {
  readonly text: string;
  readonly name: string;
}

export interface DocsArgument {
  readonly name: string;
  readonly type: TypeWords;
  /** As text of GraphQL; null for none. */
  readonly standard: string | null;
  readonly description: string;
  /** Why it should not be used; null where it may. */
  readonly deprecation: string | null;
}

export interface DocsField extends DocsArgument {
  readonly args: readonly DocsArgument[];
}

export interface DocsValue {
  readonly name: string;
  readonly description: string;
  readonly deprecation: string | null;
}

const kindWords = {
  object: 'type',
  interface: 'interface',
  union: 'union',
  enum: 'enum',
  input: 'input',
  scalar: 'scalar',
} as const;
export type DocsKind = keyof typeof kindWords;

/** What there is to know of one type. */
export interface DocsType {
  readonly name: string;
  readonly kind: DocsKind;
  readonly description: string;
  /** Where a scalar is described further; empty for nowhere. */
  readonly specifiedBy: string;
  readonly fields: readonly DocsField[];
  readonly values: readonly DocsValue[];
  /** What it promises to be as well. */
  readonly interfaces: readonly string[];
  /** What it may turn out to be. */
  readonly possible: readonly string[];
}

/** Where an operation begins. */
export interface DocsRoot {
  readonly operation: 'query' | 'mutation' | 'subscription';
  readonly type: string;
}

/** Something that a search has found: a type, or a field of one. */
export interface DocsHit {
  readonly type: string;
  readonly field: string | null;
  readonly description: string;
}

/** A schema for reading. */
export interface SchemaDocs {
  readonly roots: readonly DocsRoot[];
  readonly types: number;
  type(name: string): DocsType | null;
  /** What has these words in its name, the closest first; so many at most. */
  search(words: string, most: number): readonly DocsHit[];
}

/** What a schema's text tells, or null where it cannot be used. */
export function docsOf(text: string): SchemaDocs | null {
  const schema = schemaOf(text);
  if (!schema) return null;
  const named = Object.values(schema.getTypeMap()).filter((type) => !isIntrospectionType(type) && !isSpecifiedScalarType(type));
  return {
    roots: rootsOf(schema),
    types: named.length,
    type(name) {
      const type = schema.getType(name);
      return type ? typeDocs(type, schema) : null;
    },
    search: (words, most) => search(named, words.trim().toLowerCase(), most),
  };
}

function rootsOf(schema: GraphQLSchema): DocsRoot[] {
  const all = [
    { operation: 'query', type: schema.getQueryType() },
    { operation: 'mutation', type: schema.getMutationType() },
    { operation: 'subscription', type: schema.getSubscriptionType() },
  ] as const;
  return all.flatMap(({ operation, type }) => (type ? [{ operation, type: type.name }] : []));
}

function typeDocs(type: GraphQLNamedType, schema: GraphQLSchema): DocsType {
  const isAbstract = isUnionType(type) || isInterfaceType(type);
  return {
    name: type.name,
    kind: kindOf(type),
    description: type.description ?? '',
    specifiedBy: (isScalarType(type) && type.specifiedByURL) || '',
    fields: fieldsOf(type).map((field) => fieldDocs(field)),
    values: isEnumType(type) ? type.getValues().map((value) => ({ ...wordsOf(value), name: value.name })) : [],
    interfaces: isObjectType(type) || isInterfaceType(type) ? type.getInterfaces().map(({ name }) => name) : [],
    possible: isAbstract ? schema.getPossibleTypes(type).map(({ name }) => name) : [],
  };
}

function kindOf(type: GraphQLNamedType): DocsKind {
  if (isObjectType(type)) return 'object';
  if (isInterfaceType(type)) return 'interface';
  if (isUnionType(type)) return 'union';
  if (isEnumType(type)) return 'enum';
  return isInputObjectType(type) ? 'input' : 'scalar';
}

/** The word that stands before a type of this kind. */
export const kindWord = (kind: DocsKind): string => kindWords[kind];

type AnyField = GraphQLField<unknown, unknown> | GraphQLInputField;

const fieldsOf = (type: GraphQLNamedType): AnyField[] =>
  isObjectType(type) || isInterfaceType(type) || isInputObjectType(type) ? Object.values(type.getFields()) : [];

const wordsOf = ({ description, deprecationReason }: Pick<AnyField, 'description' | 'deprecationReason'>) => ({
  description: description ?? '',
  deprecation: deprecationReason ?? null,
});

const fieldDocs = (field: AnyField): DocsField => ({
  ...argumentDocs(field),
  args: 'args' in field ? field.args.map((argument) => argumentDocs(argument)) : [],
});

function argumentDocs(given: AnyField | GraphQLArgument): DocsArgument {
  const standard = given.astNode && 'defaultValue' in given.astNode ? given.astNode.defaultValue : undefined;
  return {
    name: given.name,
    type: { text: String(given.type), name: getNamedType(given.type).name },
    standard: standard ? print(standard) : null,
    ...wordsOf(given),
  };
}

function search(types: readonly GraphQLNamedType[], words: string, most: number): DocsHit[] {
  if (words === '') return [];
  const hits: (DocsHit & { readonly rank: number })[] = [];
  for (const type of types) {
    const rank = rankOf(type.name, words);
    if (rank !== null) hits.push({ type: type.name, field: null, description: type.description ?? '', rank });
    for (const { name, description } of fieldsOf(type)) {
      const fieldRank = rankOf(name, words) ?? (words.includes('.') ? rankOf(`${type.name}.${name}`, words) : null);
      if (fieldRank !== null) hits.push({ type: type.name, field: name, description: description ?? '', rank: fieldRank + 0.5 });
    }
  }
  return hits
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(({ type, field, description }) => ({ type, field, description }));
}

/** 0 for the very name, 1 for its beginning, 2 for anywhere within; null for no such thing. */
function rankOf(name: string, words: string): number | null {
  const lower = name.toLowerCase();
  if (lower === words) return 0;
  if (lower.startsWith(words)) return 1;
  return lower.includes(words) ? 2 : null;
}
