import type { Endpoint, TryIt } from '../endpoint.ts';
import { answerGraphql, callerBy, type Openness } from './answer-graphql.ts';
import { speakTransportWs, transportWs } from './speak-transport-ws.ts';

/** A query as the body that asks it. */
export const asQuery = (query: string, variables?: object): string => JSON.stringify({ query, ...(variables && { variables }) });
export const schemaQuestion = asQuery('{ __schema { queryType { name } } }');

const bodyProperties = {
  query: { type: 'string' },
  variables: { type: 'object' },
  operationName: { type: 'string' },
  documentId: { type: 'string' },
  extensions: { type: 'object' },
};

interface Words {
  readonly summary: string;
  readonly description: string;
  readonly tryIt: readonly TryIt[];
}

/** An address that speaks GraphQL. */
export function graphqlEndpoint({ path, ...open }: Openness & { readonly path: string }, words: Words): Endpoint {
  const { isClosed = false, onlyTrusted = false, onReserved = false } = open;
  // None is required: a document goes by its id or hash as well.
  const described = { body: { type: 'object', properties: bodyProperties } };
  const shared = {
    path,
    group: 'Other styles',
    ...words,
    describes: { POST: described },
    handle: (ask) => answerGraphql(ask, open),
  } as const satisfies Omit<Endpoint, 'methods'>;
  if (onReserved) return { ...shared, methods: ['PUT', 'GET', 'POST', 'DELETE'] };
  if (onlyTrusted) return { ...shared, methods: ['GET', 'POST'] };
  return {
    ...shared,
    methods: ['GET', 'POST'],
    subprotocols: [transportWs],
    webSocket: (socket, ask) => {
      // What offers no such protocol cannot be understood here, and the protocol has a code for it.
      if (socket.protocol !== transportWs) socket.close(4406, 'Subprotocol not acceptable');
      else speakTransportWs(socket, { isClosed, greet: (payload) => callerBy(ask, payload) });
    },
  };
}
