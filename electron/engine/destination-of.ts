import { readFile } from 'node:fs/promises';
import type { RequestOptions } from '#shared/model/request-options';
import type { Authorized } from './authentication';
import { fileReason } from './classify-failure';
import type { TlsWishes } from './client-credentials';
import type { Destination } from './dial';
import type { ExchangeRun } from './exchange-run';
import { offeredVersions } from './http2/offered-versions';
import type { Choice } from './route/choice';
import { stopWith } from './stopped';
import { headerWords } from './wire-request';

/** Where a request goes and how its connection is to be made, but for its way. Throws where a file it names cannot be read. */
export async function destinationOf(
  { request, client, bound }: Authorized,
  run: ExchangeRun,
  { way }: Choice,
): Promise<Omit<Destination, 'route'>> {
  const { options } = run;
  const offers = offeredVersions(request, options, bound !== undefined);
  return {
    url: request.url,
    verifyTls: options.verifyTls && !run.context.unverified.has(request.url.host),
    decidedBy: way === null ? null : [way.by, options.proxy],
    tunnels: request.url.scheme === 'https' || offers.includes('h2') || headerWords(request.headers, 'upgrade').length > 0,
    tls: await wishesOf(options),
    names: { resolve: options.resolve, addressFamily: options.addressFamily },
    offers,
    client: client ?? null,
    boundTo: bound?.key ?? null,
  };
}

async function wishesOf({ tlsLeast, tlsMost, caFile, systemCa }: RequestOptions): Promise<TlsWishes> {
  return { least: tlsLeast, most: tlsMost, systemCa, ca: caFile === '' ? '' : await readCertificates(caFile) };
}

async function readCertificates(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((thrown: unknown) =>
    stopWith({ kind: 'fileUnreadable', path, reason: fileReason(thrown) }),
  );
  if (text.includes('-----BEGIN CERTIFICATE-----')) return text;
  return stopWith({ kind: 'fileUnreadable', path, reason: 'it holds no certificates in PEM' });
}
