import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OptionName } from '#shared/model/said-options';
import type { RequestOptions } from '#shared/model/request-options';
import type { SendCall } from './send';
import type { SendFlags } from './send-flags';

/** Ends the command where two ways are named: a socket leads to one server, and no proxy is asked. */
export function refuseTwoWays({ flags, command }: SendCall): void {
  if (flags.unixSocket !== undefined && flags.proxy !== undefined && flags.proxy !== '')
    command.error('error: --unix-socket leads past every proxy: leave it out, or --proxy');
}

/** How a command line wants its connection made. Paths are from where the user stands. */
export function connectionOptions({ flags, environment }: SendCall): Partial<RequestOptions> {
  const fromHere = (path: string | undefined) => (path === undefined ? '' : resolve(environment.cwd, path));
  return {
    httpVersion: versionOf(flags),
    proxy: proxyFlag(flags.proxy, environment.cwd),
    noProxy: flags.noproxy ?? '',
    caFile: fromHere(flags.cacert),
    resolve: (flags.resolve ?? []).join(' '),
    unixSocket: fromHere(flags.unixSocket),
    addressFamily: familyOf(flags),
    ...(flags.tlsMin && { tlsLeast: flags.tlsMin }),
    ...(flags.tlsMax && { tlsMost: flags.tlsMax }),
  };
}

/** What a command line says of the way also where that is as by default: `--proxy ''` is none. */
export const typedWay = ({ proxy, noproxy, tlsMin, tlsMax }: SendFlags): OptionName[] => [
  ...(proxy === undefined ? [] : (['proxy', 'unixSocket'] as const)),
  ...(noproxy === undefined ? [] : (['noProxy'] as const)),
  ...(tlsMin === undefined ? [] : (['tlsLeast'] as const)),
  ...(tlsMax === undefined ? [] : (['tlsMost'] as const)),
];

/** A PAC file may be named from where the user stands: `pac+file:proxy.pac`, or `pac+proxy.pac`. */
export function proxyFlag(typed: string | undefined, cwd: string): string {
  const [, path] = /^pac\+(?:file:(?!\/))?(?![a-z]{2,}:)([^/{].*)$/i.exec(typed ?? '') ?? [];
  return path === undefined ? (typed ?? '') : `pac+${pathToFileURL(resolve(cwd, path)).href}`;
}

function versionOf(flags: SendFlags): RequestOptions['httpVersion'] {
  if (flags.http2) return '2';
  if (flags['http1.1']) return '1.1';
  return flags['http1.0'] ? '1.0' : 'auto';
}

function familyOf({ ipv4, ipv6 }: SendFlags): RequestOptions['addressFamily'] {
  if (ipv4) return '4';
  return ipv6 ? '6' : 'any';
}
