import type { ImportNotes } from '../import-notes';
import {
  blankDefaults,
  placeOf,
  type Imported,
  type ImportedDefaults,
  type ImportedEnvironment,
  type ImportedItem,
} from '../imported';
import { field, firstText, isRecord, listIn, numberIn, recordIn, textIn, type Loose } from '../loose';
import { readInsomniaAuth } from './insomnia-auth';
import { environmentOf, variablesOf } from './insomnia-environment';
import { readInsomniaRequest, rowsIn, scriptsOf } from './insomnia-request';

/** An item with what is below it, whichever version it came from. */
interface Node {
  readonly value: Loose;
  readonly children: readonly Node[] | null;
}

/** Beyond this nobody has put folders into folders on purpose. */
const deepest = 100;

/** Whether a value is an export of version 4. */
export const isInsomnia4 = (value: unknown): value is Loose =>
  isRecord(value) && value['_type'] === 'export' && Array.isArray(value['resources']);

/** Whether a value is a file of version 5: a collection, a design document or an environment. */
export const isInsomnia5 = (value: unknown): value is Loose =>
  isRecord(value) && /^(?:collection|spec|environment)\.insomnia\.rest\/5/.test(textIn(value, 'type'));

export function readInsomnia4(file: Loose, notes: ImportNotes): Imported {
  const resources = listIn(file, 'resources').filter(isRecord);
  const workspace = resources.find((one) => textIn(one, '_type') === 'workspace') ?? {};
  const rootId = textIn(workspace, '_id');
  const byParent = new Map<string, Loose[]>();
  for (const one of resources) byParent.set(textIn(one, 'parentId'), [...(byParent.get(textIn(one, 'parentId')) ?? []), one]);
  const ids = new Set(resources.map((one) => textIn(one, '_id')));
  const isTop = (one: Loose) => textIn(one, 'parentId') === rootId || !ids.has(textIn(one, 'parentId'));
  const tops = resources.filter((one) => one !== workspace && isTop(one));
  tellRest(resources, notes);
  const bases = tops.filter((one) => textIn(one, '_type') === 'environment');
  return {
    name: textIn(workspace, 'name') || 'Insomnia collection',
    defaults: { ...blankDefaults('none'), docs: textIn(workspace, 'description') },
    items: readNodes(sorted(nodesOf(tops, byParent, new Set())), { above: [], notes }),
    environments: bases.flatMap((base) => withBase(base, byParent.get(textIn(base, '_id')) ?? [], notes)),
  };
}

const kept = new Set([
  'workspace',
  'environment',
  'request',
  'websocket_request',
  'websocket_payload',
  'request_group',
  'cookie_jar',
  'api_spec',
]);

function tellRest(resources: readonly Loose[], notes: ImportNotes): void {
  for (const one of resources) {
    const type = textIn(one, '_type');
    if (!kept.has(type)) notes.lose(textIn(one, 'name') || type, `something of the kind “${type}”`, 'Cairn has no such kind');
    if (type === 'cookie_jar' && listIn(one, 'cookies').length > 0)
      notes.lose('Cookies', 'the cookies of the jar', 'cookies are kept on this machine, not in collections');
  }
}

/** A resource that is above itself is nowhere. */
function nodesOf(resources: readonly Loose[], byParent: ReadonlyMap<string, readonly Loose[]>, seen: Set<string>): Node[] {
  return resources.flatMap((value): Node[] => {
    const [type, id] = [textIn(value, '_type'), textIn(value, '_id')];
    const isRequest = type === 'request' || type === 'websocket_request';
    if ((!isRequest && type !== 'request_group') || seen.has(id)) return [];
    seen.add(id);
    if (isRequest) return [{ value: withPayloads(value, byParent.get(id) ?? []), children: null }];
    return [{ value, children: seen.size > 100_000 ? [] : sorted(nodesOf(byParent.get(id) ?? [], byParent, seen)) }];
  });
}

/** Version 4 keeps what may be said on a WebSocket as items below it. */
const withPayloads = (value: Loose, below: readonly Loose[]): Loose => {
  const payloads = below.filter((one) => textIn(one, '_type') === 'websocket_payload').map((one) => textIn(one, 'value'));
  return payloads.length === 0 ? value : { ...value, payloads };
};

const sorted = (nodes: readonly Node[]): Node[] => [...nodes].sort((one, other) => orderOf(one.value) - orderOf(other.value));

const orderOf = (value: Loose): number => numberIn(value, 'metaSortKey') ?? numberIn(recordIn(value, 'meta'), 'sortKey') ?? 0;

export function readInsomnia5(file: Loose, notes: ImportNotes): Imported {
  const name = textIn(file, 'name') || 'Insomnia collection';
  const base = recordIn(file, 'environments');
  if (field(file, 'spec') !== undefined) notes.lose(name, 'the API document of the design', 'import its file by itself');
  if (listIn(recordIn(file, 'cookieJar'), 'cookies').length > 0)
    notes.lose('Cookies', 'the cookies of the jar', 'cookies are kept on this machine, not in collections');
  if (textIn(file, 'type').startsWith('environment.'))
    return {
      name,
      defaults: blankDefaults('none'),
      items: [],
      environments: withBase(base, listIn(base, 'subEnvironments'), notes),
    };
  return {
    name,
    defaults: { ...blankDefaults('none'), docs: textIn(recordIn(file, 'meta'), 'description') },
    items: readNodes(
      sorted(
        listIn(file, 'collection')
          .filter(isRecord)
          .map((one) => nodeOf(one, 0)),
      ),
      { above: [], notes },
    ),
    environments: Object.keys(base).length === 0 ? [] : withBase(base, listIn(base, 'subEnvironments'), notes),
  };
}

function nodeOf(value: Loose, depth: number): Node {
  const children = field(value, 'children');
  if (!Array.isArray(children)) return { value, children: null };
  return { value, children: depth > deepest ? [] : sorted(children.filter(isRecord).map((one) => nodeOf(one, depth + 1))) };
}

interface Walk {
  readonly above: readonly string[];
  readonly notes: ImportNotes;
}

function readNodes(nodes: readonly Node[], { above, notes }: Walk): ImportedItem[] {
  return nodes.flatMap(({ value, children }, index): ImportedItem[] => {
    const name = textIn(value, 'name') || `Item ${index + 1}`;
    const names = [...above, name];
    const place = placeOf(names);
    if (children === null) {
      const other = otherKind(value);
      if (other === null) return [{ kind: 'request', name, draft: readInsomniaRequest(value, place, notes) }];
      notes.lose(place, other, 'Cairn has no such kind');
      return [];
    }
    if (names.length > deepest) return [];
    return [
      { kind: 'folder', name, defaults: defaultsOf(value, place, notes), items: readNodes(children, { above: names, notes }) },
    ];
  });
}

function otherKind(value: Loose): string | null {
  const id = textIn(recordIn(value, 'meta'), 'id') || textIn(value, '_id');
  if (id.startsWith('greq_') || field(value, 'protoFileId') !== undefined) return 'a gRPC request';
  if (id.startsWith('socketio-req_')) return 'a request of Socket.IO';
  return null;
}

function defaultsOf(value: Loose, place: string, notes: ImportNotes): ImportedDefaults {
  return {
    auth: readInsomniaAuth(field(value, 'authentication'), place, notes),
    headers: rowsIn(value, 'headers'),
    variables: variablesOf(field(value, 'environment'), place, notes),
    scripts: scriptsOf(value),
    docs: firstText(value, 'description') || textIn(recordIn(value, 'meta'), 'description'),
  };
}

/** The base holds in each of the others; alone it is one by itself. */
function withBase(base: unknown, others: readonly unknown[], notes: ImportNotes): ImportedEnvironment[] {
  const first = environmentOf(base, '', notes);
  const rest = others.filter(isRecord).map((one) => environmentOf(one, first.variables.length > 0 ? first.name : '', notes));
  return first.variables.length === 0 ? rest : [first, ...rest];
}
