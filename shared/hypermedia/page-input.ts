import type { HeaderList } from '../model/exchange-event';
import type { JsonValue } from './json-value';
import type { XmlElement } from './parse-xml';

/** What a page is read from: one answer and what was asked. */
export interface PageInput {
  readonly method: string;
  /** Address the answer came from, after redirects. */
  readonly url: string;
  readonly status: number;
  readonly headers: HeaderList;
  /** The fields of the request, where they are known. */
  readonly requestHeaders?: HeaderList;
  /** The body as text; null when there is none, or it is no text, or too long to read. */
  readonly body: string | null;
}

/** One JSON value after the other, each on a line of its own; or JSON behind what keeps it from being run as a script. */
export type Framing = 'lines' | 'guard';

/** The same with the body read as JSON; undefined when it is not. */
export interface ReadInput extends PageInput {
  readonly json: JsonValue | undefined;
  /** How that JSON was written, where it is not the body as it stands. */
  readonly framing: Framing | null;
  /** The outermost element of a body that is XML; undefined when it is not. */
  readonly xml: XmlElement | undefined;
  readonly contentType: string | null;
}
