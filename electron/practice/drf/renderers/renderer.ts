import type { WholeAnswer } from '../../frame/answer.ts';
import type { Ask } from '../../frame/ask.ts';

/** What the HTML page tells beyond the values themselves. */
export interface Page {
  readonly ask: Ask;
  readonly status: number;
  readonly name: string;
  readonly description: string;
  readonly headers: WholeAnswer['headers'];
  readonly formats: readonly string[];
}

/** A way to write values down. */
export interface Renderer {
  /** What `?format=` calls it. */
  readonly format: string;
  readonly mediaType: string;
  readonly charset: string | null;
  render(value: unknown, page: Page): string;
}
