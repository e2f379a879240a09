import {
  buildSchema,
  execute,
  getOperationAST,
  GraphQLError,
  NoSchemaIntrospectionCustomRule,
  parse,
  specifiedRules,
  subscribe,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type OperationTypeNode,
} from 'graphql';
import type { Caller } from './caller.ts';
import { limitDepth } from './limit-depth.ts';
import { mutations } from './mutations.ts';
import { queries } from './queries.ts';
import { schemaText } from './schema-text.ts';
import { subscriptions } from './subscriptions.ts';

/** What a client sends to have an operation run. */
export interface Params {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
  readonly operationName?: string | null | undefined;
  readonly extensions?: Readonly<Record<string, unknown>> | null | undefined;
}

/** An operation that can be run, or what is wrong with it. */
export type Checked =
  | { readonly ok: true; readonly type: OperationTypeNode; readonly document: DocumentNode; readonly params: Params }
  | { readonly ok: false; readonly errors: readonly GraphQLError[] };

const mostTokens = 5_000;
let builtSchema: ReturnType<typeof buildSchema> | undefined;
/** Built when the first operation comes: most runs of this server never see one. */
const schemaOf = () => (builtSchema ??= buildSchema(schemaText));

/** Reads an operation and holds it against the schema. */
export function checkOperation(params: Params, isClosed: boolean): Checked {
  let document: DocumentNode;
  try {
    document = parse(params.query, { maxTokens: mostTokens });
  } catch (thrown) {
    return { ok: false, errors: [thrown instanceof GraphQLError ? thrown : new GraphQLError('The query cannot be read.')] };
  }
  const rules = [...specifiedRules, limitDepth, ...(isClosed ? [NoSchemaIntrospectionCustomRule] : [])];
  const errors = validate(schemaOf(), document, rules, { maxErrors: 20 });
  if (errors.length > 0) return { ok: false, errors };
  const operation = getOperationAST(document, params.operationName);
  if (!operation) return { ok: false, errors: [new GraphQLError(whichOperation(document, params.operationName))] };
  return { ok: true, type: operation.operation, document, params };
}

function whichOperation(document: DocumentNode, name: string | null | undefined): string {
  const names = document.definitions.flatMap((each) => (each.kind === 'OperationDefinition' ? [each.name?.value ?? ''] : []));
  if (names.length === 0) return 'There is no operation in the query.';
  return name ? `There is no operation named ${name}.` : 'There are several operations: say which by operationName.';
}

type Runnable = Extract<Checked, { ok: true }>;

/** Runs a query or a mutation. */
export async function runOperation(operation: Runnable, caller: Caller): Promise<ExecutionResult> {
  return execute({ ...argsOf(operation, caller), rootValue: operation.type === 'mutation' ? mutations : queries });
}

/** Begins a subscription: a stream of results, or what is wrong with it. */
export async function beginSubscription(
  operation: Runnable,
  caller: Caller,
): Promise<AsyncGenerator<ExecutionResult> | ExecutionResult> {
  return subscribe({ ...argsOf(operation, caller), rootValue: subscriptions });
}

const argsOf = ({ document, params }: Runnable, caller: Caller): ExecutionArgs => ({
  schema: schemaOf(),
  document,
  contextValue: caller,
  variableValues: params.variables ?? {},
  operationName: params.operationName ?? null,
});

/** Whether what has begun is a stream. */
export const isStream = (begun: AsyncGenerator<ExecutionResult> | ExecutionResult): begun is AsyncGenerator<ExecutionResult> =>
  Symbol.asyncIterator in begun;
