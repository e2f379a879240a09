import { encodeComponent } from '#shared/http/percent-encode';
import { stateless } from './auth-provider';
import { withCookie, withHeader } from './with-header';
import { withParameter } from './with-parameter';

/** A key in a header, a query parameter or a cookie of any name. */
export const apiKey = stateless<'apiKey'>((request, { name, value, placement }) => {
  if (placement === 'header') return withHeader(request, name, value);
  if (placement === 'cookie') return withCookie(request, name, value);
  return { ...request, target: withParameter(request.target, encodeComponent(name), encodeComponent(value)) };
});
