/** Where a new field goes among those that are there, for all maps of an OpenCollection file. */
// oxfmt-ignore
const order = [
  'opencollection', 'info', 'http', 'graphql', 'request', 'runtime', 'settings', 'examples', 'docs',
  'name', 'type', 'seq', 'tags', 'value', 'data', 'query', 'contentType', 'description', 'disabled',
  'variables', 'scripts', 'assertions', 'actions', 'expression', 'operator', 'selector', 'variable', 'code',
  'method', 'url', 'headers', 'params', 'body', 'auth',
  'username', 'password', 'token', 'key', 'placement',
  'encodeUrl', 'timeout', 'followRedirects', 'maxRedirects', 'forwardAuthorizationHeader', 'omitHeaders',
];

const ranks = new Map(order.map((field, index) => [field, index]));

/** The place of a field in the usual order; fields we do not know come last. */
export const rankOf = (field: string): number => ranks.get(field) ?? order.length;
