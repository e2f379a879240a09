/** The parameters of a GraphQL request (GraphQL over HTTP, “Request Parameters”), which those of a GET are called as well. */
export const graphqlParams = ['query', 'documentId', 'variables', 'operationName', 'extensions'] as const;
