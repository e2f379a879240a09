import type { OAuth2Auth, OAuth2Extra } from '#shared/model/auth/oauth2';

type Step = keyof OAuth2Auth['extras'];

/** What the user wants added to a message beside what the standard says. */
export interface Additions {
  readonly parameters: URLSearchParams;
  readonly query: readonly (readonly [name: string, value: string])[];
  readonly headers: Record<string, string>;
}

/** The extra parameters of one step, by where they go. */
export function additionsFor(auth: OAuth2Auth, step: Step): Additions {
  const rows: readonly OAuth2Extra[] = auth.extras[step].filter(({ enabled, name }) => enabled && name !== '');
  // What a browser would open is a form where a device asks.
  if (step === 'authorization') return { parameters: new URLSearchParams(rows.map(pairOf)), query: [], headers: {} };
  const at = (placement: OAuth2Extra['placement']) => rows.filter((row) => row.placement === placement).map(pairOf);
  return {
    parameters: new URLSearchParams(at('body')),
    query: at('query'),
    headers: Object.fromEntries(at('header').filter(([name]) => name.toLowerCase() !== 'authorization')),
  };
}

const pairOf = ({ name, value }: OAuth2Extra): [string, string] => [name, value];

/** Scope, audience and resource: what the token is to be good for. */
export function addWishes(parameters: URLSearchParams, { scope, audience, resource }: OAuth2Auth): URLSearchParams {
  if (scope.trim() !== '') parameters.set('scope', words(scope).join(' '));
  if (audience !== '') parameters.set('audience', audience);
  addResources(parameters, resource);
  return parameters;
}

/** RFC 8707: one parameter for each; asked for again where the token is fetched. */
export function addResources(parameters: URLSearchParams, resource: string): URLSearchParams {
  for (const one of words(resource)) parameters.append('resource', one);
  return parameters;
}

export const words = (text: string): string[] => text.split(/\s+/).filter((word) => word !== '');

export const asksForIdToken = ({ scope }: Pick<OAuth2Auth, 'scope'>): boolean => words(scope).includes('openid');
