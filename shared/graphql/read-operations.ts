import { GraphQLError, Kind, parse, type OperationDefinitionNode } from 'graphql';
import { findVariables } from '../variables/find-variables';

/** One operation of a GraphQL document. */
export interface Operation {
  /** Empty where it has none. */
  readonly name: string;
  readonly type: 'query' | 'mutation' | 'subscription';
  /** Line of its first word, from 1. */
  readonly line: number;
  /** Names of the variables that have to be given, without their sign. */
  readonly needs: readonly string[];
}

/** Where a text stops being GraphQL, and why. Line and column count from 1. */
export interface QueryProblem {
  readonly line: number;
  readonly column: number;
  /** A sentence part: "Expected Name, found }". */
  readonly reason: string;
}

export interface QueryReading {
  readonly operations: readonly Operation[];
  readonly problem: QueryProblem | null;
}

/** More of them would hold up whoever types; servers refuse far shorter ones. */
const tokensAtMost = 100_000;
const charactersAtMost = 1024 * 1024;

/** The operations of a GraphQL document, or where it is none. What stands there by name, such as `{{id}}`, may be anything. Never throws. */
export function readOperations(text: string): QueryReading {
  if (text.trim() === '' || text.length > charactersAtMost) return { operations: [], problem: null };
  try {
    const { definitions } = parse(withWords(text), { maxTokens: tokensAtMost });
    return {
      operations: definitions.flatMap((one) => (one.kind === Kind.OPERATION_DEFINITION ? [operationOf(one, text)] : [])),
      problem: null,
    };
  } catch (thrown) {
    return { operations: [], problem: problemOf(thrown) };
  }
}

/** A word as long as what it stands for: places in the text stay what they are. */
const withWords = (text: string): string =>
  findVariables(text).reduceRight(
    (left, { start, end }) => left.slice(0, start) + 'v'.repeat(end - start) + left.slice(end),
    text,
  );

const operationOf = ({ name, operation, loc, variableDefinitions }: OperationDefinitionNode, text: string): Operation => ({
  name: text.slice(name?.loc?.start ?? 0, name?.loc?.end ?? 0),
  type: operation,
  line: loc?.startToken.line ?? 1,
  needs: (variableDefinitions ?? []).flatMap(({ variable, type, defaultValue }) =>
    type.kind === Kind.NON_NULL_TYPE && defaultValue === undefined ? [variable.name.value] : [],
  ),
});

function problemOf(thrown: unknown): QueryProblem | null {
  const [place] = thrown instanceof GraphQLError ? (thrown.locations ?? []) : [];
  if (place === undefined || !(thrown instanceof GraphQLError)) return null;
  return { ...place, reason: thrown.message.replace(/^Syntax Error: /, '').replace(/\.$/, '') };
}
