import type { PracticeEndpoint, PracticeRequest } from '#shared/model/practice';

/** One row of the tree of what the practice server offers. */
export interface OfferEntry {
  readonly id: string;
  readonly kind: 'chapter' | 'endpoint' | 'request';
  readonly name: string;
  /** What it is for, where the name does not say it. */
  readonly about: string;
  /** What is opened: of an endpoint the first of its requests. */
  readonly request: PracticeRequest | null;
  readonly children: readonly OfferEntry[];
}

/** The endpoints chapter by chapter, without what does not match the filter. */
export function offerTree(endpoints: readonly PracticeEndpoint[], filter: string): OfferEntry[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return [...Map.groupBy(endpoints, ({ chapter }) => chapter)].flatMap(([chapter, members]) => {
    const names = shortNames(members.map(({ path }) => path));
    const children = members.flatMap((endpoint, at) => endpointEntry(endpoint, names[at] ?? endpoint.path, words) ?? []);
    return children.length === 0 ? [] : [{ id: chapter, kind: 'chapter', name: chapter, about: '', request: null, children }];
  });
}

/** Rows that stand open while something is looked for: chapters, and endpoints of which only a request matches. */
export function idsToOpen(tree: readonly OfferEntry[], filter: string): string[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return tree.flatMap((chapter) => [
    chapter.id,
    ...chapter.children.filter((endpoint) => !matches(endpointText(endpoint), words)).map(({ id }) => id),
  ]);
}

function endpointEntry(endpoint: PracticeEndpoint, name: string, words: readonly string[]): OfferEntry | null {
  const { path, summary, requests } = endpoint;
  const entry = { id: path, kind: 'endpoint', name, about: summary, request: requests[0] ?? null } as const;
  const isMeant = matches(endpointText({ ...entry, id: path }), words) || matches(endpoint.chapter.toLowerCase(), words);
  const children = requests
    .map((request, at) => requestEntry(request, `${path} ${at}`))
    .filter((child) => isMeant || matches(`${endpointText(entry)} ${requestText(child)}`, words));
  if (!isMeant && children.length === 0) return null;
  return { ...entry, children: requests.length > 1 ? children : [] };
}

const requestEntry = (request: PracticeRequest, id: string): OfferEntry => ({
  id,
  kind: 'request',
  name: request.says,
  about: request.path,
  request,
  children: [],
});

const endpointText = ({ id, about }: Pick<OfferEntry, 'id' | 'about'>): string => `${id} ${about}`.toLowerCase();
const requestText = ({ name, request }: OfferEntry): string =>
  `${request?.method} ${request?.path} ${name} ${request?.status ?? 'broken'}`.toLowerCase();
const matches = (text: string, words: readonly string[]): boolean => words.every((word) => text.includes(word));

/** Paths without the folders that all of them share, and without slashes at the ends: what tells them apart. */
export function shortNames(paths: readonly string[]): string[] {
  const parts = paths.map((path) => path.replace('*}', '}').split('/').filter(Boolean));
  const first = parts[0] ?? [];
  const differs = (at: number) => parts.some((each) => each[at] !== first[at]);
  const shared = first.findIndex((_, at) => differs(at));
  // A path that is the folder itself keeps its last name.
  return parts.map((each) => each.slice(Math.min(shared < 0 ? first.length : shared, each.length - 1)).join('/') || '/');
}
