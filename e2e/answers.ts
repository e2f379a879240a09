import { createServer, type Server } from 'node:http';

/** What stands at each path: the media type and the body. */
export type Answers = Readonly<Record<string, readonly [type: string, body: unknown]>>;

/** A server that answers each path with a body of its own, as JSON; any other with null. */
export const answering = (answers: Answers): Server =>
  createServer(({ url = '' }, response) => {
    const [type, body] = answers[url] ?? ['application/json', null];
    response.writeHead(200, { 'Content-Type': type }).end(JSON.stringify(body));
  });
