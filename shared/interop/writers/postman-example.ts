import type { Example, ExampleRequest } from '../../model/example';

type Json = Readonly<Record<string, unknown>>;
type Lose = (what: string, why: string) => void;

/** An example as Postman keeps it with its request. `asked` writes the request that it answers. */
export function postmanExample(
  { name, description, request, status, reason, headers, body }: Example,
  lose: Lose,
  asked: (request: ExampleRequest, lose: Lose) => Json,
): Json {
  if (description !== '') lose(`the description of its example “${name}”`, 'Postman has none for an answer');
  return {
    name,
    originalRequest: request === null ? undefined : asked(request, lose),
    status: reason === '' ? undefined : reason,
    code: status ?? undefined,
    header: headers.map(([key, value]) => ({ key, value })),
    cookie: [],
    ...bodyOf(name, body, lose),
  };
}

function bodyOf(name: string, body: Example['body'], lose: Lose): Json {
  if (body === null) return { body: null };
  if (body.type !== 'binary') return { _postman_previewlanguage: body.type, body: body.data };
  lose(`the body of its example “${name}”`, 'Postman holds text alone');
  return { body: null };
}
