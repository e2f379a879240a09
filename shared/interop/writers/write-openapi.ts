import { withGraphqlInAddress } from '../../graphql/graphql-text';
import { authNames, type Auth } from '../../model/auth';
import { requestsIn, standingAlone, type Kept, type PlacedRequest } from './kept';
import type { Losses } from './losses';
import { openApiAddress, openApiServer, type OpenApiAddress } from './openapi-address';
import { parametersOf, requestBodyOf, type KnownAnswer } from './openapi-operation';
import { responsesWith } from './openapi-responses';
import { securityScheme, type SecurityScheme } from './openapi-security';
import { tellLeftAlone } from './tell-left-alone';
import type { WrittenFile } from './written-file';

/** Answers that are known for a request, each status once; its place is as in lists. */
export type AnswersOf = (placed: PlacedRequest) => readonly KnownAnswer[];

type Json = Readonly<Record<string, unknown>>;

const methods = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']);

/** What has been put together so far. */
interface Draft {
  readonly paths: Record<string, Record<string, Json>>;
  readonly servers: Map<string, Json>;
  readonly schemes: Map<string, SecurityScheme>;
  readonly taken: Map<string, string>;
}

/** A collection as a description of the API it speaks to: one operation for each method and path. */
export function writeOpenApi(kept: Kept, losses: Losses, answersOf: AnswersOf = () => []): WrittenFile[] {
  const draft: Draft = { paths: {}, servers: new Map(), schemes: new Map(), taken: new Map() };
  for (const placed of requestsIn(kept)) {
    if (placed.request.draft.socket?.kind === 'websocket')
      losses.lose(placed.place, 'the WebSocket', 'OpenAPI describes HTTP alone');
    else addOperation(placed, { kept, losses, answersOf, draft });
  }
  tellVariables(kept, losses);
  const schemes = Object.fromEntries([...draft.schemes.values()].map(({ name, scheme }) => [name, scheme]));
  const document = {
    openapi: '3.1.1',
    info: { title: kept.name, version: '1.0.0', description: kept.defaults.docs === '' ? undefined : kept.defaults.docs },
    servers: draft.servers.size === 0 ? undefined : [...draft.servers.values()],
    tags: tagsOf(kept),
    paths: draft.paths,
    components: draft.schemes.size === 0 ? undefined : { securitySchemes: schemes },
  };
  return [{ name: `${kept.name}.openapi.json`, text: `${JSON.stringify(document, null, 2)}\n` }];
}

interface Around {
  readonly kept: Kept;
  readonly losses: Losses;
  readonly answersOf: AnswersOf;
  readonly draft: Draft;
}

function addOperation(placed: PlacedRequest, around: Around): void {
  const { losses, draft, kept, answersOf } = around;
  const whole = standingAlone(placed);
  const alone = withGraphqlInAddress(whole);
  const lose = (what: string, why: string) => losses.lose(placed.place, what, why);
  if (!methods.has(alone.method)) return lose('the request', `OpenAPI has no method ${alone.method}`);
  const address = openApiAddress(alone);
  const key = `${alone.method} ${address.path}`;
  const first = draft.taken.get(key);
  if (first !== undefined) return lose('the request', `OpenAPI has one ${key}, and that is ${first}`);
  draft.taken.set(key, placed.place);
  if (whole.body.kind === 'graphql') lose('that it asks in GraphQL', 'OpenAPI has no word for it: it stands there as it is sent');
  tellLeftAlone(
    placed,
    { ...alone, auth: { kind: 'none' }, docs: '', tags: [], headers: alone.headers.filter(({ enabled }) => enabled), query: [] },
    { format: 'openapi', losses },
  );
  draft.servers.set(address.server, openApiServer(address, kept.defaults.variables, kept.environments));
  (draft.paths[address.path] ??= {})[alone.method.toLowerCase()] = {
    summary: placed.request.name,
    description: alone.docs === '' ? undefined : alone.docs,
    operationId: operationId(placed.place, draft),
    tags: placed.above.length > 1 ? [placed.above.at(-1)?.name] : alone.tags.length > 0 ? alone.tags : undefined,
    servers: ownServer(address, draft),
    parameters: listOrNothing(parametersOf(alone, address)),
    requestBody: requestBodyOf(alone),
    security: securityOf(alone.auth, draft, lose),
    ...responsesWith(placed.request.examples ?? [], answersOf(placed)),
  };
}

/** The first server is everybody's; a request that goes to another says so. */
function ownServer({ server }: OpenApiAddress, { servers }: Draft): Json[] | undefined {
  const [first] = servers.keys();
  const own = servers.get(server);
  return first === server || own === undefined ? undefined : [own];
}

const listOrNothing = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

const ids = new WeakMap<Draft, Set<string>>();

/** An id of letters that no other operation has. */
function operationId(place: string, draft: Draft): string {
  const used = ids.get(draft) ?? new Set<string>();
  ids.set(draft, used);
  const words = place.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  const stem =
    words.map((word, index) => (index === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1))).join('') ||
    'operation';
  for (let turn = 1; ; turn++) {
    const id = turn === 1 ? stem : `${stem}${turn}`;
    if (used.has(id)) continue;
    used.add(id);
    return id;
  }
}

function securityOf(auth: Auth, draft: Draft, lose: (what: string, why: string) => void): Json[] | undefined {
  const scheme = securityScheme(auth);
  if (scheme === undefined) lose(`its credentials (${authNames[auth.kind]})`, 'OpenAPI has no word for them');
  if (scheme === null || scheme === undefined) return undefined;
  const other = draft.schemes.get(scheme.name);
  // Two of one kind that differ, such as two authorization servers, are two schemes.
  const name =
    other && JSON.stringify(other.scheme) !== JSON.stringify(scheme.scheme)
      ? `${scheme.name}_${draft.schemes.size + 1}`
      : scheme.name;
  draft.schemes.set(name, { ...scheme, name });
  return [{ [name]: scheme.scopes }];
}

function tagsOf({ items }: Kept): Json[] | undefined {
  const tags = new Map<string, Json>();
  const look = (list: Kept['items']) => {
    for (const item of list) {
      if (item.kind === 'request') continue;
      const { docs } = item.defaults;
      if (!tags.has(item.name)) tags.set(item.name, { name: item.name, description: docs === '' ? undefined : docs });
      look(item.items);
    }
  };
  look(items);
  return tags.size === 0 ? undefined : [...tags.values()];
}

function tellVariables({ items, name, environments }: Kept, losses: Losses): void {
  const below = (list: Kept['items']): void => {
    for (const item of list) {
      if (item.kind === 'request') continue;
      if (item.defaults.variables.length > 0) losses.lose(item.name, 'its variables', 'OpenAPI has none in tags');
      below(item.items);
    }
  };
  below(items);
  for (const environment of environments)
    losses.lose(
      name,
      `the environment ${environment.name}`,
      'OpenAPI has servers: what stands in their addresses is a variable of them, all else is left out',
    );
}
