import { noScripts } from '../../model/check';
import type { Row } from '../../model/row';
import type { Variable } from '../../model/variable';
import type { Kept, KeptDefaults, KeptEnvironment, KeptItem } from './kept';
import type { Losses } from './losses';
import { nearerHeaders } from './nearer-headers';
import { authOf, eventsOf, postmanRequest, type Json } from './postman-request';
import type { WrittenFile } from './written-file';

const schema = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

/** A collection as Postman 2.1, and each environment as a file of its own, as Postman keeps them. */
export function writePostman(kept: Kept, losses: Losses): WrittenFile[] {
  const folders = variablesBelow(kept.items, kept.defaults.variables, losses);
  const collection: Json = {
    info: { name: kept.name, description: textOrNothing(kept.defaults.docs), schema },
    item: itemsOf(kept.items, kept.defaults.headers, losses, []),
    auth: authOf(kept.defaults.auth, (what, why) => losses.lose(kept.name, what, why)),
    event: eventsOf(kept.defaults.scripts, (what, why) => losses.lose(kept.name, what, why)),
    variable: listOrNothing([...kept.defaults.variables, ...folders].map((variable) => variableOf(variable, kept.name, losses))),
  };
  tellHeaders(kept.name, kept.defaults, losses);
  return [
    { name: `${kept.name}.postman_collection.json`, text: json(collection) },
    ...kept.environments.map((environment) => environmentFile(environment, kept.environments, losses)),
  ];
}

const json = (value: Json): string => `${JSON.stringify(value, null, 2)}\n`;

const textOrNothing = (text: string): string | undefined => (text === '' ? undefined : text);

const listOrNothing = <T>(list: readonly T[]): readonly T[] | undefined => (list.length === 0 ? undefined : list);

/** Headers of folders stand in each request: Postman has none above them. */
function itemsOf(items: readonly KeptItem[], headers: readonly Row[], losses: Losses, above: readonly string[]): Json[] {
  return items.map((item) => {
    const names = [...above, item.name];
    const place = names.join(' / ');
    const lose = (what: string, why: string) => losses.lose(place, what, why);
    if (item.kind === 'request')
      return postmanRequest({ ...item, draft: { ...item.draft, headers: nearerHeaders(headers, item.draft.headers) } }, lose);
    const { defaults } = item;
    tellHeaders(place, defaults, losses);
    return {
      name: item.name,
      description: textOrNothing(defaults.docs),
      item: itemsOf(item.items, nearerHeaders(headers, defaults.headers), losses, names),
      auth: authOf(defaults.auth, lose),
      event: eventsOf(defaults.scripts ?? noScripts, lose),
    };
  });
}

function tellHeaders(place: string, { headers }: KeptDefaults, losses: Losses): void {
  if (headers.length > 0)
    losses.lose(
      place,
      `its ${headers.length === 1 ? 'header' : 'headers'} as one place`,
      'Postman has headers in requests alone: they stand in each of them',
    );
}

/** Variables of folders go to the collection where their name is free. */
function variablesBelow(items: readonly KeptItem[], taken: readonly Variable[], losses: Losses): Variable[] {
  const names = new Set(taken.map(({ name }) => name));
  const found: Variable[] = [];
  const look = (item: KeptItem) => {
    if (item.kind === 'request') return;
    for (const variable of item.defaults.variables) {
      const isFree = !names.has(variable.name);
      const why = isFree
        ? 'Postman has none in folders: it stands in the collection'
        : 'Postman has none in folders, and the collection has one of that name';
      losses.lose(item.name, `the variable ${variable.name}`, why);
      if (isFree) found.push(variable);
      names.add(variable.name);
    }
    item.items.forEach(look);
  };
  items.forEach(look);
  return found;
}

const types = { string: 'string', number: 'number', boolean: 'boolean', null: 'any', object: 'any' } as const;

function variableOf(variable: Variable, place: string, losses: Losses): Json {
  tellVariants(variable, place, losses);
  return {
    key: variable.name,
    value: variable.value,
    type: variable.secret ? 'secret' : types[variable.type],
    description: textOrNothing(variable.description),
    disabled: variable.enabled ? undefined : true,
  };
}

function tellVariants({ name, variants, variant }: Variable, place: string, losses: Losses): void {
  if (variants.length > 0)
    losses.lose(place, `the other values of ${name}`, `Postman has one for each variable: “${variant}” stands there`);
}

function environmentFile(environment: KeptEnvironment, all: readonly KeptEnvironment[], losses: Losses): WrittenFile {
  const place = `environment ${environment.name}`;
  if (environment.color !== '') losses.lose(place, 'its colour', 'Postman has none');
  if (environment.extends !== '')
    losses.lose(
      place,
      `that it extends ${environment.extends}`,
      'Postman has no such thing: its variables stand in this one too',
    );
  const values = withExtended(environment, all).map((variable) => {
    tellVariants(variable, place, losses);
    return { key: variable.name, value: variable.value, type: variable.secret ? 'secret' : 'default', enabled: variable.enabled };
  });
  const content = { name: environment.name, values, _postman_variable_scope: 'environment' };
  return { name: `${environment.name}.postman_environment.json`, text: json(content) };
}

/** Its own variables, and behind them those of the environments that it extends. */
export function withExtended(environment: KeptEnvironment, all: readonly KeptEnvironment[]): Variable[] {
  const chain = new Set<KeptEnvironment>();
  for (let next: KeptEnvironment | undefined = environment; next && !chain.has(next);) {
    chain.add(next);
    const behind: string = next.extends;
    next = behind === '' ? undefined : all.find(({ name }) => name === behind);
  }
  const names = new Set<string>();
  return [...chain].flatMap(({ variables }) => {
    const own = variables.filter(({ name }) => !names.has(name));
    for (const { name } of variables) names.add(name);
    return own;
  });
}
