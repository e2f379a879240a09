import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

/** A proxy that passes requests on and remembers which, as method and path. */
export interface RecordingProxy {
  readonly url: string;
  readonly seen: string[];
}

/** Starts one, gone when the test is over. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  const seen: string[] = [];
  const server = http.createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    const { hostname, port, pathname, search } = new URL(url);
    seen.push(`${method} ${pathname}`);
    const onward = http.request({ hostname, port, path: pathname + search, method, headers, agent: false }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders);
      answer.pipe(response);
    });
    onward.on('error', () => response.destroy());
    request.pipe(onward);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}
