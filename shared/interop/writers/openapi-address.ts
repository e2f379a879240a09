import type { RequestDraft } from '../../model/request-draft';
import { findVariables } from '../../variables/find-variables';
import type { KeptEnvironment } from './kept';
import type { Variable } from '../../model/variable';

/** An address as OpenAPI has it: a server, a path with names in braces, and what stands in its query. */
export interface OpenApiAddress {
  readonly server: string;
  /** Names of variables in the server. */
  readonly serverVariables: readonly string[];
  readonly path: string;
  /** Names in the path, in order. */
  readonly pathNames: readonly string[];
}

/** Takes a typed address apart; a variable at its start stands for the server. */
export function openApiAddress({ url }: RequestDraft): OpenApiAddress {
  const [address = ''] = url.trim().split(/[?#]/);
  const [, start = '', rest = ''] = /^((?:[a-z][a-z0-9+.-]*:\/\/)?[^/]*)(.*)$/is.exec(address) ?? [];
  const origin = start.replace(/^([a-z][a-z0-9+.-]*:\/\/)?[^@/]*@/i, '$1');
  const path = (rest === '' ? '/' : rest)
    .split('/')
    .map((segment) =>
      segment
        .replace(/^:([A-Za-z_][\w-]*)$/, '{$1}')
        .replaceAll(/\{\{\s*([^{}]+?)\s*\}\}/g, (_whole, name: string) => `{${plain(name)}}`),
    )
    .join('/');
  return {
    server: withScheme(origin.replaceAll(/\{\{\s*([^{}]+?)\s*\}\}/g, (_whole, name: string) => `{${plain(name)}}`)),
    serverVariables: findVariables(origin).map(({ name }) => name),
    path,
    pathNames: [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name),
  };
}

/** A name as it can stand between braces of a path. */
export const plain = (name: string): string => name.replaceAll(/[^\w.-]/g, '_').replace(/^\$/, '');

/** As when it is sent: http for this machine, https otherwise; a variable at the start has its own. */
function withScheme(origin: string): string {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(origin) || origin.startsWith('{')) return origin;
  return `${/^(?:localhost|127\.|\[::1\])/i.test(origin) ? 'http' : 'https'}://${origin}`;
}

/** A server with its variables; their values come from the collection, else from its first environment that has them. */
export function openApiServer(address: OpenApiAddress, variables: readonly Variable[], environments: readonly KeptEnvironment[]) {
  const valuesOf = (name: string): string[] => {
    const all = [...variables, ...environments.flatMap((environment) => environment.variables)];
    return [...new Set(all.filter((one) => one.name === name && one.value !== '').map(({ value }) => value))];
  };
  const entries = address.serverVariables.map((name) => {
    const [first = name, ...more] = valuesOf(name);
    return [plain(name), { default: first, ...(more.length > 0 && { enum: [first, ...more] }) }] as const;
  });
  return { url: address.server, ...(entries.length > 0 && { variables: Object.fromEntries(entries) }) };
}
