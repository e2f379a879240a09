import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Protocol } from 'electron';
import type { PageFiles } from '../services/page-files';
import { pageHeaders } from '../services/page-headers';
import { runFrame } from '../services/run-frame';
import { appOrigin, bodyOrigin, runFrameAddress } from './app-address';

const headers = pageHeaders({ connect: [], bodies: [bodyOrigin], frames: [runFrameAddress] });

/** Serves the built page at `app://cairn/`, and no other file of this machine. */
export function serveApp(protocol: Protocol, pageFiles: PageFiles): void {
  protocol.handle('app', async (request) => {
    const pathname = pathIn(request.url);
    if (request.method === 'GET' && pathname === runFrame.path) return new Response(runFrame.html, { headers: runFrame.headers });
    const file = request.method === 'GET' && pathname !== null ? await pageFiles.find(pathname) : undefined;
    if (!file) return new Response(null, { status: 404, headers });
    return new Response(Readable.toWeb(createReadStream(file.path)), { headers: { ...headers, 'content-type': file.mediaType } });
  });
}

/** The path as it was asked for. A URL parser would resolve dots, and what it resolves them to is for no one to choose. */
function pathIn(address: string): string | null {
  const [path = ''] = address.split(/[?#]/);
  return path.startsWith(`${appOrigin}/`) ? path.slice(appOrigin.length) : null;
}
