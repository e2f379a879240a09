import { isExempt } from '#shared/http/no-proxy';
import { bareHost, type UrlParts } from '#shared/http/url-parts';

export type Environment = Readonly<Record<string, string | undefined>>;

interface Named {
  /** Empty for none. */
  readonly proxy: string;
  /** The variable that decided; empty where none did. */
  readonly source: string;
  readonly notes: readonly string[];
}

/**
 * What the environment says, as curl reads it. Without TLS only the name in small letters counts: a program started
 * by a web server gets HTTP_PROXY from the header `Proxy` of whoever asks there.
 */
export function byEnvironment({ scheme, host, port }: UrlParts, env: Environment): Named {
  const set = (names: readonly string[]) => names.find((name) => (env[name] ?? '') !== '');
  const exempt = set(['no_proxy', 'NO_PROXY']);
  if (exempt !== undefined && isExempt(env[exempt] ?? '', bareHost(host), port))
    return { proxy: '', source: exempt, notes: [`${exempt} names this host.`] };
  const source = set([...(scheme === 'http' ? ['http_proxy'] : ['https_proxy', 'HTTPS_PROXY']), 'all_proxy', 'ALL_PROXY']);
  if (source !== undefined) return { proxy: env[source] ?? '', source, notes: [] };
  const notes = [`The environment names no proxy for ${scheme}.`];
  if (scheme === 'http' && set(['HTTP_PROXY']) !== undefined)
    notes.push('HTTP_PROXY in capitals does not count: a web server would let whoever asks there set it.');
  return { proxy: '', source: '', notes };
}
