import type { RequestOptions } from '../../model/request-options';

/** A request to the practice server. Paths are its own; who asks is one of its people. */
export interface TriggerRequest {
  readonly method: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** So many bytes of filling in a header, the query or the body, for what is only too much. */
  readonly filled?: { readonly place: 'header' | 'query' | 'body'; readonly bytes: number };
  readonly as?: 'alice' | 'bert' | 'dora';
  /** Where the request departs from the usual form on purpose. */
  readonly wire?: Partial<Pick<RequestOptions, 'versionText' | 'bodyFraming' | 'bodyDelayMs'>>;
  /** Goes to the proxy's port, with the whole address on its request line. */
  readonly throughProxy?: true;
}

/** How a status comes to be on the practice server, for its real reason. */
export type StatusTrigger =
  | {
      readonly way: 'requests';
      /** One after the other; the last one shows the code. */
      readonly requests: readonly TriggerRequest[];
      /** Where the code is seen: as the answer, before it, or within a 207. */
      readonly shows: 'answer' | 'interim' | 'part';
      readonly says: string;
      /** Undoes what the server was switched to. */
      readonly after?: TriggerRequest;
    }
  /** Nothing brings it about by itself any more: a route that says so answers with it. */
  | { readonly way: 'labelled'; readonly path: string; readonly says: string };
