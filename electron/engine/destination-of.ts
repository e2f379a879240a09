import { readFile } from 'node:fs/promises';
import type { RequestOptions } from '#shared/model/request-options';
import type { Authorized } from './authentication';
import { fileReason } from './classify-failure';
import type { TlsWishes } from './client-credentials';
import type { Destination } from './dial';
import type { ExchangeRun } from './exchange-run';
import { offeredVersions } from './http2/offered-versions';
import { routeTo } from './route/route';
import { stopWith } from './stopped';

/** Where a request goes and how its connection is to be made. Throws where a file or a proxy it names cannot be read. */
export async function destinationOf({ request, client, bound }: Authorized, run: ExchangeRun): Promise<Destination> {
  const { options } = run;
  return {
    url: request.url,
    verifyTls: options.verifyTls && !run.context.unverified.has(request.url.host),
    route: routeTo(request.url, options, process.env),
    tls: await wishesOf(options),
    names: { resolve: options.resolve, addressFamily: options.addressFamily },
    offers: offeredVersions(request, options, bound !== undefined),
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
