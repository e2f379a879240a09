/** The path and query, and the host where there is no more. */
export function shortOf(url: string): string {
  const rest = url.replace(/^[a-z]+:\/\//i, '');
  const slash = rest.indexOf('/');
  return slash < 0 || slash === rest.length - 1 ? rest : rest.slice(slash);
}
