import type { Endpoint, TryIt } from '../endpoint.ts';
import type { WholeAnswer } from '../frame/answer.ts';
import type { Ask } from '../frame/ask.ts';

/** One way to hand out a long list in pieces. */
export interface PagingStyle {
  /** Its path below `/pagination/`. */
  readonly name: string;
  readonly summary: string;
  readonly description: string;
  readonly method?: 'GET' | 'POST';
  /** What stands after the path in each example, with what it shows. */
  readonly examples: readonly (Omit<TryIt, 'path' | 'method' | 'expect'> & {
    readonly query?: string;
    readonly expect?: number;
  })[];
  answer(ask: Ask): WholeAnswer | Promise<WholeAnswer>;
}

/** A style as an endpoint. All of them hand out the same rows, newest first. */
export function pagingEndpoint(style: PagingStyle): Endpoint {
  const { name, summary, description, method = 'GET', examples } = style;
  const path = `/pagination/${name}/`;
  return {
    path,
    methods: [method],
    group: 'Pagination',
    summary,
    description,
    tryIt: examples.map(({ query = '', expect = 200, ...example }) => ({ method, path: path + query, expect, ...example })),
    handle: (ask) => style.answer(ask),
  };
}
