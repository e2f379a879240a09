import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Command, Option } from 'commander';
import type { GraphqlBody } from '#shared/model/body';
import type { SendCall } from './send';

/** The flags that say a GraphQL request. */
export interface GraphqlFlags {
  readonly graphql?: string;
  readonly variables?: string;
  readonly operation?: string;
  readonly persisted?: true;
  readonly documentId?: string;
}

/** Whether the flags of a socket say an operation that is followed on it. */
export const followsOperation = ({ graphql, documentId }: GraphqlFlags): boolean =>
  graphql !== undefined || documentId !== undefined;

export function addGraphqlFlags(command: Command): Command {
  return command
    .addOption(
      new Option('--graphql <query>', 'a GraphQL query; @FILE or the name of a file reads it from there').conflicts('data'),
    )
    .option('--variables <json>', 'the variables of the query, a JSON object; @FILE reads them from a file')
    .option('--operation <name>', 'which operation of the query is carried out')
    .option('--persisted', 'send the hash of the query, and the query itself only where the server does not know that')
    .addOption(
      new Option('--document-id <id>', 'in place of a query: the id of one that the server has').conflicts([
        'data',
        'graphql',
        'persisted',
      ]),
    );
}

/** The GraphQL that the flags say, null where they say none. Ends the command where they contradict each other. */
export async function readGraphqlFlags(call: SendCall): Promise<GraphqlBody | null> {
  const { flags, command } = call;
  const { graphql, variables = '', operation = '', persisted, documentId } = flags;
  if (graphql === undefined && documentId === undefined) {
    if (variables === '' && operation === '' && !persisted) return null;
    return command.error('error: --variables, --operation and --persisted are about a query; --graphql says it');
  }
  return {
    kind: 'graphql',
    query: await textOf(graphql ?? '', '--graphql', call),
    variables: await textOf(variables, '--variables', call),
    operationName: operation,
    ...standsForIt(flags),
  };
}

/** What stands for the query on the way. */
function standsForIt({ persisted, documentId }: GraphqlFlags): Pick<GraphqlBody, 'persisted' | 'documentId'> {
  if (documentId !== undefined) return { persisted: 'document', documentId };
  return persisted ? { persisted: 'automatic' } : {};
}

/** A query and an object have a brace in them; what has none is the name of a file, as is what stands behind @. */
async function textOf(given: string, flag: string, { command, environment }: SendCall): Promise<string> {
  const isText = given.trim() === '' || given.includes('{');
  if (!given.startsWith('@') && (isText || given.trim() === 'null')) return given;
  const name = given.replace(/^@/, '');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(resolve(environment.cwd, name)));
  } catch {
    return command.error(name === '' ? `error: ${flag} @ wants the name of a file` : `error: ${name} cannot be read as text`);
  }
}
