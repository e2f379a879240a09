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
}

export function addGraphqlFlags(command: Command): Command {
  return command
    .addOption(new Option('--graphql <query>', 'a GraphQL query; @FILE reads it from a file').conflicts('data'))
    .option('--variables <json>', 'the variables of the query, a JSON object; @FILE reads them from a file')
    .option('--operation <name>', 'which operation of the query is carried out');
}

/** The GraphQL that the flags say, null where they say none. Ends the command where they contradict each other. */
export async function readGraphqlFlags(call: SendCall): Promise<GraphqlBody | null> {
  const { flags, command } = call;
  const { graphql, variables = '', operation = '' } = flags;
  if (graphql !== undefined)
    return {
      kind: 'graphql',
      query: await textOf(graphql, '--graphql', call),
      variables: await textOf(variables, '--variables', call),
      operationName: operation,
    };
  if (variables !== '' || operation !== '')
    return command.error('error: --variables and --operation are about a query; --graphql says it');
  return null;
}

async function textOf(given: string, flag: string, { command, environment }: SendCall): Promise<string> {
  if (!given.startsWith('@')) return given;
  const name = given.slice(1);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(resolve(environment.cwd, name)));
  } catch {
    return command.error(name === '' ? `error: ${flag} @ wants the name of a file` : `error: ${name} cannot be read as text`);
  }
}
