/** How requests are run one after the other. */
export interface RunOptions {
  /** Name of the environment; null for none. */
  readonly environment: string | null;
  /** Variables over all others: from the command line, or from whoever starts the run. */
  readonly variables: Readonly<Record<string, string>>;
  /** Rows of values, one for each round; none means one round. */
  readonly data: readonly Readonly<Record<string, string>>[];
  /** How often all is run; with data, the first so many of its rows. Null: once, or every row. */
  readonly iterations: number | null;
  /** Time between two requests of one lane, in milliseconds. */
  readonly delayMs: number;
  /** Rounds that go on at the same time. */
  readonly parallel: number;
  /** Stop at the first request that fails. */
  readonly bail: boolean;
  /** Only requests that have one of these tags; empty means all. */
  readonly tags: readonly string[];
  /** Requests with one of these tags are left out. */
  readonly withoutTags: readonly string[];
}

export const defaultRunOptions: RunOptions = {
  environment: null,
  variables: {},
  data: [],
  iterations: null,
  delayMs: 0,
  parallel: 1,
  bail: false,
  tags: [],
  withoutTags: [],
};
