/** Bytes that are no proper request, or only just one, and what this server says to them. */
export interface Row {
  readonly name: string;
  readonly bytes: string | Buffer;
  /** The status, or that the connection ends without one. */
  readonly answer: number | 'closed';
  /** Whether the next request may come on the same connection; nobody knows where it begins after a broken one. */
  readonly goesOn: boolean;
}

type Words = readonly [name: string, bytes: string | Buffer, answer: number | 'closed'];

/** Requests after which the connection has to end. */
export const broken = (...rows: readonly Words[]): Row[] =>
  rows.map(([name, bytes, answer]) => ({ name, bytes, answer, goesOn: false }));

/** Requests that are understood well enough to go on, refused or not. */
export const understood = (...rows: readonly Words[]): Row[] =>
  rows.map(([name, bytes, answer]) => ({ name, bytes, answer, goesOn: true }));

export const host = 'Host: localhost\r\n';
/** A request with this first line. */
export const line = (first: string): string => `${first}\r\n${host}\r\n`;
/** A GET with these header lines. */
export const get = (headers: string): string => `GET /whoami HTTP/1.1\r\n${host}${headers}\r\n`;
/** A POST with these header lines and this body. */
export const post = (headers: string, body: string): string => `POST /anything HTTP/1.1\r\n${host}${headers}\r\n${body}`;
export const chunked = (body: string): string => post('Transfer-Encoding: chunked\r\n', body);
/** What a request smuggled into the body of another would look like. */
export const smuggled = `GET /whoami?smuggled HTTP/1.1\r\n${host}\r\n`;
