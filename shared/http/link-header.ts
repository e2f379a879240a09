import LinkHeader from 'http-link-header';

/** One link of a Link field (RFC 8288): where to, in which relation, and under which title. */
export interface HeaderLink {
  /** As sent: may be relative. */
  readonly uri: string;
  readonly rel: string;
  readonly title: string | null;
  readonly type: string | null;
}

/** The links of all Link lines; a line that cannot be read gives none. A link with several relations is one link for each. */
export const readLinks = (values: readonly string[]): HeaderLink[] => values.flatMap(readLine);

function readLine(value: string): HeaderLink[] {
  try {
    return LinkHeader.parse(value).refs.flatMap(({ uri, rel, title, type }) =>
      relations(rel).map((one) => ({ uri, rel: one, title: title ?? null, type: type ?? null })),
    );
  } catch {
    // The library throws on anything malformed, and servers do send such lines.
    return [];
  }
}

const relations = (rel: string | undefined): string[] => (rel ?? '').toLowerCase().split(/\s+/).filter(Boolean);
