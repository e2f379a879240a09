/**
 * One replica: the whole application once more, in a thread of its own. Data, drawers and wall are
 * those of the server; what it merely remembers dies with it.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { rememberCacheServers } from '../cache-servers/cache-servers.ts';
import { createEndpoints } from '../endpoints.ts';
import { createApp } from '../frame/create-app.ts';
import { createRequestLog } from '../frame/request-log.ts';
import { rememberIssuerPort } from '../oauth/authorization-server.ts';
import { rememberTls } from '../tls/tls-endpoints.ts';
import { createWorld } from '../world/world.ts';
import { answeredByMain } from './about-the-whole.ts';
import type { FromReplica, ReplicaSetup, Surroundings, ToReplica } from './replica-messages.ts';

const { number, world: shared, cacheServers } = workerData as ReplicaSetup;
const tell = (message: FromReplica): void => parentPort?.postMessage(message);

const world = createWorld(shared);
rememberCacheServers(world, cacheServers);
const log = createRequestLog({
  tell: (line) => tell({ type: 'log', line: { ...line, replica: number } }),
  complain: (text) => tell({ type: 'complaint', text }),
});

// Made at once, before anybody knows on which ports the others are.
let surroundings: Surroundings | undefined;
const app = createApp(
  answeredByMain(createEndpoints(log), () => surroundings?.main ?? 0),
  world,
  log,
);
app.server.prependListener('request', (_request: IncomingMessage, response: ServerResponse) => sign(response));

parentPort?.on('message', (message: ToReplica) => {
  if (message.type === 'catchUp') world.catchUp();
  else void open(message.port, message.surroundings);
});

async function open(port: number, around: Surroundings): Promise<void> {
  surroundings = around;
  rememberIssuerPort(world, around.front);
  if (around.tls) rememberTls(world, around.tls);
  await app.listen({ host: '127.0.0.1', port });
  tell({ type: 'open', port: (app.server.address() as AddressInfo).port });
}

/** Says who answered, and how long that took; the time is known when the head is written. */
function sign(response: ServerResponse): void {
  const startedAt = performance.now();
  const writeHead = response.writeHead.bind(response) as (...given: unknown[]) => ServerResponse;
  response.setHeader('X-Served-By', `replica-${number}`);
  Object.assign(response, {
    writeHead(...given: unknown[]) {
      response.setHeader('Server-Timing', `app;dur=${(performance.now() - startedAt).toFixed(1)};desc="replica-${number}"`);
      return writeHead(...given);
    },
  });
}
