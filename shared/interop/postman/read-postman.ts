import type { RequestDraft } from '../../model/request-draft';
import { defaultOptions, type RequestOptions } from '../../model/request-options';
import { buildDraft, variableOf } from '../build-draft';
import type { ImportNotes } from '../import-notes';
import { placeOf, type Imported, type ImportedDefaults, type ImportedItem } from '../imported';
import { field, flagIn, isRecord, listIn, numberIn, recordIn, textIn, type Loose } from '../loose';
import type { Variable } from '../../model/variable';
import { keepExamples } from '../keep-examples';
import { readPostmanAuth } from './postman-auth';
import { readPostmanExamples } from './postman-example';
import { readPostmanBody } from './postman-body';
import { descriptionOf, headerRows } from './postman-row';
import { readPostmanScripts } from './postman-scripts';
import { readPostmanUrl } from './postman-url';

/** The collection in a value: bare, or wrapped as Postman’s API gives it; null where there is none. */
export function postmanCollectionIn(value: unknown): Loose | null {
  const inner = isRecord(value) && isRecord(value['collection']) ? value['collection'] : value;
  if (!isRecord(inner) || !Array.isArray(field(inner, 'item'))) return null;
  const info = recordIn(inner, 'info');
  const schema = textIn(info, 'schema');
  if (schema !== '' && !/collection\/v2/.test(schema)) return null;
  return schema !== '' || (textIn(info, 'name') !== '' && field(info, '_postman_id') !== undefined) ? inner : null;
}

/** A collection of Postman 2.0 or 2.1. Scripts are kept as scripts, rows that are switched off stay switched off. */
export function readPostman(collection: Loose, notes: ImportNotes): Imported {
  const info = recordIn(collection, 'info');
  const name = textIn(info, 'name') || 'Postman collection';
  tellRest(collection, notes);
  return {
    name,
    defaults: {
      ...defaultsOf(collection, name, { kind: 'none' }, notes),
      docs: descriptionOf(info),
    },
    items: readItems(listIn(collection, 'item'), { above: [], notes }),
    environments: [],
  };
}

function tellRest(collection: Loose, notes: ImportNotes): void {
  if (isRecord(field(collection, 'protocolProfileBehavior')))
    notes.lose('the collection', 'settings for all its requests', 'options are set for each request');
}

interface Walk {
  readonly above: readonly string[];
  readonly notes: ImportNotes;
}

/** Beyond this nobody has put folders into folders on purpose. */
const deepest = 100;

function readItems(items: readonly unknown[], walk: Walk): ImportedItem[] {
  return items.flatMap((item, index) => (isRecord(item) ? readItem(item, index, walk) : []));
}

function readItem(item: Loose, index: number, { above, notes }: Walk): ImportedItem[] {
  const name = textIn(item, 'name') || `Item ${index + 1}`;
  const names = [...above, name];
  const place = placeOf(names);
  if (!Array.isArray(field(item, 'item'))) {
    const draft = readRequest(item, place, notes);
    if (draft === null) return [];
    return [{ kind: 'request', name, draft, ...keepExamples(readPostmanExamples(item, { place, notes }), place, notes) }];
  }
  if (names.length > deepest) {
    notes.lose(placeOf(names.slice(0, 3)), 'folders below a hundred others', 'so deep no file system can hold them');
    return [];
  }
  const defaults = { ...defaultsOf(item, place, { kind: 'inherit' }, notes), docs: descriptionOf(item) };
  return [{ kind: 'folder', name, defaults, items: readItems(listIn(item, 'item'), { above: names, notes }) }];
}

function defaultsOf(item: Loose, place: string, silent: ImportedDefaults['auth'], notes: ImportNotes): ImportedDefaults {
  return {
    auth: readPostmanAuth(field(item, 'auth'), silent, { place, notes }),
    headers: [],
    variables: variablesIn(item),
    scripts: readPostmanScripts(item, place, notes),
    docs: '',
  };
}

export const variablesIn = (item: unknown): Variable[] =>
  listIn(item, 'variable')
    .filter(isRecord)
    .map((row) =>
      variableOf({
        name: textIn(row, 'key') || textIn(row, 'id'),
        value: textIn(row, 'value'),
        enabled: !flagIn(row, 'disabled'),
        description: descriptionOf(row),
        secret: textIn(row, 'type') === 'secret',
      }),
    );

function readRequest(item: Loose, place: string, notes: ImportNotes): RequestDraft | null {
  const request = field(item, 'request');
  if (typeof request === 'string') return buildDraft({ url: request, auth: { kind: 'inherit' } });
  if (!isRecord(request)) {
    notes.lose(place, 'the whole item', 'it has neither a request nor items');
    return null;
  }
  const headers = headerRows(field(request, 'header'));
  for (const part of ['proxy', 'certificate'])
    if (isRecord(field(request, part))) notes.lose(place, `its ${part}`, 'it is set in Options or Auth, never by an import');
  return buildDraft({
    ...readPostmanUrl(field(request, 'url')),
    method: textIn(request, 'method') || 'GET',
    headers,
    body: readPostmanBody(field(request, 'body'), { place, notes, headers }),
    auth: readPostmanAuth(field(request, 'auth'), { kind: 'inherit' }, { place, notes }),
    variables: variablesIn(item),
    scripts: readPostmanScripts(item, place, notes),
    docs: descriptionOf(request) || descriptionOf(item),
    options: readBehaviour(recordIn(item, 'protocolProfileBehavior'), place, notes),
  });
}

function readBehaviour(behaviour: Loose, place: string, notes: ImportNotes): RequestOptions {
  const off = recordIn(behaviour, 'disabledSystemHeaders');
  const known = new Set(
    (
      'followRedirects maxRedirects strictSSL disableUrlEncoding disabledSystemHeaders followOriginalHttpMethod ' +
      'followAuthorizationHeader disableBodyPruning removeRefererHeaderOnRedirect disableCookies'
    ).split(' '),
  );
  for (const name of Object.keys(behaviour))
    if (!known.has(name)) notes.lose(place, `the setting ${name}`, 'Cairn has nothing that it could become');
  const isSaid = (name: string) => typeof behaviour[name] === 'boolean';
  return {
    ...defaultOptions,
    ...(isSaid('followRedirects') && { followRedirects: flagIn(behaviour, 'followRedirects') }),
    ...(isSaid('followOriginalHttpMethod') && {
      redirectOtherMethods: flagIn(behaviour, 'followOriginalHttpMethod') ? ('repeat' as const) : ('get' as const),
    }),
    maxRedirects: Math.min(100, Math.max(0, Math.trunc(numberIn(behaviour, 'maxRedirects') ?? defaultOptions.maxRedirects))),
    verifyTls: field(behaviour, 'strictSSL') !== false,
    trustRedirects: flagIn(behaviour, 'followAuthorizationHeader'),
    encodeUrl: !flagIn(behaviour, 'disableUrlEncoding'),
    sendCookies: !flagIn(behaviour, 'disableCookies'),
    storeCookies: !flagIn(behaviour, 'disableCookies'),
    withoutDefaults: Object.keys(off).filter((name) => off[name] === true),
  };
}
