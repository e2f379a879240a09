/** The target with the parameter at its end, both encoded already, unless it has one of that name. */
export function withParameter(target: string, name: string, value: string): string {
  const [path, query] = cutQuery(target);
  if (query?.split('&').some((pair) => pair.split('=')[0] === name)) return target;
  return `${path}?${query ? `${query}&` : ''}${name}=${value}`;
}

/** Path and query of a target; without a question mark there is no query. */
export function cutQuery(target: string): [path: string, query?: string] {
  const at = target.indexOf('?');
  return at < 0 ? [target] : [target.slice(0, at), target.slice(at + 1)];
}
