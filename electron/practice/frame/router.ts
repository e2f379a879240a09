import type { Endpoint } from '../endpoint.ts';

/** Where a path leads. */
export interface Found {
  readonly endpoint: Endpoint;
  /** What stands in place of the names in its path, percent-decoded. */
  readonly params: Readonly<Record<string, string>>;
}

export interface Router {
  /** Words go before names, and one segment before the rest of the path. Throws `URIError` where the path is not well encoded. */
  find(path: string): Found | null;
}

interface Branch {
  readonly words: Map<string, Branch>;
  anyWord?: Branch;
  rest?: Endpoint;
  here?: Endpoint;
}

const makeBranch = (): Branch => ({ words: new Map() });

/**
 * Finds endpoints by path alone: which methods they have is theirs to say. A router that knows
 * methods would hold thirty-four routes for each of them, which takes longer than all the rest of the start.
 */
export function createRouter(endpoints: readonly Endpoint[]): Router {
  const plain = new Map<string, Found>();
  const root = makeBranch();
  for (const endpoint of endpoints) {
    plant(root, endpoint);
    if (!endpoint.path.includes('{')) plain.set(endpoint.path, { endpoint, params: {} });
  }
  const findExact = (path: string): Found | null => {
    const segments = path.split('/');
    return plain.get(path) ?? climb(root, path.includes('%') ? segments.map(decodeURIComponent) : segments, 0);
  };
  return { find: (path) => (path.includes('.') ? findSuffixed(path, findExact) : null) ?? findExact(path) };
}

/** `/books/21.json` is `/books/21/` in a format, where an endpoint takes that. */
function findSuffixed(path: string, find: Router['find']): Found | null {
  const [, before = '', format = ''] = /^(.*)\.([a-z0-9]+)\/?$/.exec(path) ?? [];
  const found = before === '' ? null : find(`${before}/`);
  return found?.endpoint.takesSuffix ? { ...found, params: { ...found.params, format } } : null;
}

function plant(root: Branch, endpoint: Endpoint): void {
  let branch = root;
  for (const segment of endpoint.path.split('/')) {
    if (segment.endsWith('*}')) {
      branch.rest = endpoint;
      return;
    }
    branch = segment.startsWith('{') ? (branch.anyWord ??= makeBranch()) : childOf(branch, segment);
  }
  branch.here = endpoint;
}

function childOf(branch: Branch, word: string): Branch {
  const known = branch.words.get(word) ?? makeBranch();
  branch.words.set(word, known);
  return known;
}

function climb(branch: Branch, segments: readonly string[], at: number): Found | null {
  const segment = segments[at];
  if (segment === undefined) return branch.here ? { endpoint: branch.here, params: paramsOf(branch.here, segments) } : null;
  const word = branch.words.get(segment);
  const byWord = word && climb(word, segments, at + 1);
  if (byWord) return byWord;
  const byName = segment !== '' && branch.anyWord ? climb(branch.anyWord, segments, at + 1) : null;
  if (byName) return byName;
  return branch.rest ? { endpoint: branch.rest, params: paramsOf(branch.rest, segments) } : null;
}

function paramsOf({ path }: Endpoint, segments: readonly string[]): Record<string, string> {
  const params: Record<string, string> = {};
  path.split('/').forEach((part, at) => {
    if (part.endsWith('*}')) params['rest'] = segments.slice(at).join('/');
    else if (part.startsWith('{')) params[part.slice(1, -1)] = segments[at] ?? '';
  });
  return params;
}
