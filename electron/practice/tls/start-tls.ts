import type { FastifyInstance } from 'fastify';
import type { World } from '../world/world.ts';
import { makeCertificates } from './authority.ts';
import { openSecurePorts } from './secure-ports.ts';
import { rememberTls, type OpenTls } from './tls-endpoints.ts';

interface Wanted {
  readonly app: FastifyInstance;
  readonly world: World;
  /** The file of the data; the authority is kept beside it. */
  readonly data?: string;
}

/** Makes the certificates and opens the encrypted ports in front of the app. */
export async function startTls({ app, world, data }: Wanted): Promise<{ readonly tls: OpenTls; close(): Promise<void> }> {
  const certificates = await makeCertificates(data === undefined ? undefined : `${data}-authority.pem`);
  const ports = await openSecurePorts(app, certificates);
  const tls = { urls: ports.urls, certificates };
  rememberTls(world, tls);
  return { tls, close: () => ports.close() };
}
