import { Readable } from 'node:stream';
import type { Protocol } from 'electron';
import { answerBody } from '../services/answer-body';
import type { Services } from '../services/create-services';
import { appOrigin, bodyOrigin } from './app-address';

/** Serves bodies at `body://cairn/<id>`, whole or by Range, to our page alone. */
export function serveBodies(protocol: Protocol, bodies: Services['bodies']): void {
  protocol.handle('body', async (request) => {
    const body = request.method === 'GET' && request.url.startsWith(`${bodyOrigin}/`) ? bodies.get(idIn(request.url)) : undefined;
    const answer = await answerBody(body, request.headers.get('range'));
    const bytes = answer.open();
    return new Response(bytes && Readable.toWeb(bytes), {
      status: answer.status,
      // Another origin than the page's, so the page has to be named as the one that may read it.
      headers: { ...answer.headers, 'cross-origin-resource-policy': 'cross-origin', 'access-control-allow-origin': appOrigin },
    });
  });
}

const idIn = (address: string): string => address.slice(bodyOrigin.length + 1).split(/[?#]/)[0] ?? '';
