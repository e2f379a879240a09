import LinkHeader from 'http-link-header';

/** One link of a Link field (RFC 8288): where to, in which relation, and under which title. */
export interface HeaderLink {
  /** As sent: may be relative. */
  readonly uri: string;
  readonly rel: string;
  readonly title: string | null;
  readonly type: string | null;
  /** What it is a link of, where that is not the answer it came with (RFC 8288, 3.2). May be relative. */
  readonly anchor: string | null;
  /** It says itself that nothing is behind it, as Sentry's `results="false"` does. */
  readonly isEmpty: boolean;
}

/** The links of all Link lines; one that cannot be read gives none. A link with several relations is one link for each. */
export const readLinks = (values: readonly string[]): HeaderLink[] => values.flatMap(splitLine).flatMap(readLink);

/** A link with its parameters, up to the comma that is neither in an address nor in quotes. */
const oneLink = /<[^<>]*>(?:"(?:\\.|[^"\\])*"|[^,"])*/g;

/** The links of a line, one by one: what one of them has wrong is not the fault of the others. */
const splitLine = (line: string): string[] => line.match(oneLink) ?? [];

/** A parameter without a value, as `crossorigin` is; what is quoted is passed by. */
const bareParameter = /"(?:\\.|[^"\\])*"|;\s*([!#$%&'*+.^`|~\w-]+)\s*(?=;|$)/g;

function readLink(link: string): HeaderLink[] {
  const spelledOut = link.trim().replace(bareParameter, (all, name?: string) => (name === undefined ? all : `;${name}=""`));
  try {
    return LinkHeader.parse(spelledOut).refs.flatMap((ref) => {
      const { uri, title = null, type = null, anchor = null } = ref;
      const facts = { uri, title: extendedTitle(ref) ?? title, type, anchor, isEmpty: ref['results'] === 'false' };
      return relations(ref.rel).map((rel) => ({ ...facts, rel }));
    });
  } catch {
    // The library throws on anything malformed, and servers do send such links.
    return [];
  }
}

/** A title in a language, with letters beyond ASCII (RFC 8187), counts more than the plain one. */
function extendedTitle(ref: object): string | null {
  const extended: unknown = 'title*' in ref ? ref['title*'] : null;
  return typeof extended === 'object' && extended !== null && 'value' in extended && typeof extended.value === 'string'
    ? extended.value
    : null;
}

const relations = (rel: string | undefined): string[] => (rel ?? '').toLowerCase().split(/\s+/).filter(Boolean);
