import { asText, field, isRecord, listIn, recordIn, textIn } from '#shared/interop/loose';
import { variableOf } from '#shared/interop/build-draft';
import type { ImportedEnvironment } from '#shared/interop/imported';
import type { Variable } from '#shared/model/variable';
import type { OpenApiDocument } from './openapi-document.ts';

/** The variable that the address of every request begins with. */
export const baseUrl = 'baseUrl';

export interface Servers {
  /** The first of them as variables of the collection, so that it works before an environment is chosen. */
  readonly variables: readonly Variable[];
  readonly environments: readonly ImportedEnvironment[];
}

/** Servers as environments: `baseUrl` and a variable for each part of its address that can be chosen. */
export function readServers(document: OpenApiDocument, secrets: readonly Variable[]): Servers {
  const servers = listIn(document.root, 'servers').filter(isRecord);
  if (servers.length === 0)
    document.notes.lose('the document', 'the address of its server', `it names none: type it into the variable ${baseUrl}`);
  const sets = servers.map((server) => variablesOf(document, server));
  const names = new Set<string>();
  const environments = servers.map((server, index): ImportedEnvironment => ({
    name: freeName(nameOf(server), names),
    color: '',
    extends: '',
    variables: [...(sets[index] ?? []), ...secrets],
  }));
  return { variables: sets[0] ?? [variableOf({ name: baseUrl, value: 'http://localhost' })], environments };
}

function variablesOf(document: OpenApiDocument, server: unknown): Variable[] {
  const url = serverUrl(publicUrl(document, textIn(server, 'url')));
  if (!/^(?:https?:\/\/|\{\{)/i.test(url))
    document.notes.lose(
      'the document',
      `the address of the server ${url === '' ? '/' : url}`,
      `it begins nowhere: put the host before it in the variable ${baseUrl}`,
    );
  const parts = Object.entries(recordIn(server, 'variables')).map(([name, value]) =>
    variableOf({ name, value: textIn(value, 'default'), description: describe(value) }),
  );
  const whole = /^(?:https?:\/\/|\{\{)/i.test(url)
    ? url
    : `http://localhost${url.startsWith('/') || url === '' ? url : `/${url}`}`;
  return [variableOf({ name: baseUrl, value: whole.replace(/\/$/, '') }), ...parts];
}

/** Addresses of servers come before every request: what lets somebody in stands in none of them. */
function publicUrl(document: OpenApiDocument, url: string): string {
  const bare = url.replace(/^([a-z][a-z0-9+.-]*:\/\/)[^/?#@]*@/i, '$1').replace(/[?#].*$/s, '');
  if (bare !== url)
    document.notes.lose(
      'the document',
      `the credentials and the query in the address of the server ${bare}`,
      'type them in Auth and Params',
    );
  return bare;
}

/** `{region}` of a document is `{{region}}` here. */
export const serverUrl = (url: string): string => url.replaceAll(/(?<!\{)\{([^{}]+)\}(?!\})/g, '{{$1}}');

function describe(value: unknown): string {
  const choices = field(value, 'enum');
  const list = Array.isArray(choices) ? `One of ${choices.map(asText).join(', ')}.` : '';
  return [textIn(value, 'description'), list].filter((part) => part !== '').join(' ');
}

const nameOf = (server: unknown): string => {
  const described = textIn(server, 'name') || textIn(server, 'description').split('\n')[0]?.trim() || '';
  return (
    (described.length <= 60 ? described : '') ||
    textIn(server, 'url')
      .replace(/^(?:https?:\/\/)?(?:[^/?#@]*@)?|[?#].*$/gs, '')
      .replace(/\/$/, '') ||
    'Server'
  );
};

function freeName(wanted: string, taken: Set<string>): string {
  let name = wanted;
  for (let number = 2; taken.has(name); number++) name = `${wanted} ${number}`;
  taken.add(name);
  return name;
}
