import { encodeComponent } from '#shared/http/percent-encode';
import { ok } from '#shared/result';
import type { AuthProvider } from './auth-provider';
import { withHeader } from './with-header';

/** A key in a header or a query parameter of any name. */
export const apiKey: AuthProvider<'apiKey'> = {
  async authorize(request, { name, value, placement }) {
    if (placement === 'header') return ok(withHeader(request, name, value));
    return ok({ ...request, target: withParameter(request.target, name, value) });
  },
};

/** The target with the parameter at its end, unless it has one of that name already. */
function withParameter(target: string, name: string, value: string): string {
  const [path, query] = cutQuery(target);
  const encoded = encodeComponent(name);
  if (query?.split('&').some((pair) => pair.split('=')[0] === encoded)) return target;
  return `${path}?${query ? `${query}&` : ''}${encoded}=${encodeComponent(value)}`;
}

function cutQuery(target: string): [string, string?] {
  const at = target.indexOf('?');
  return at < 0 ? [target] : [target.slice(0, at), target.slice(at + 1)];
}
