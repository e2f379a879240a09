import type { Kept, KeptDefaults, KeptEnvironment, KeptItem } from '#shared/interop/writers/kept';
import type { Losses } from '#shared/interop/writers/losses';
import { renderFile } from '../yaml/render-yaml.ts';
import { plain, Whole, type Wanted, type WantedMap } from '../yaml/wanted.ts';
import { wantedSideAuth } from './side-auth.ts';
import { wantedSideOptions } from './side-options.ts';
import { wantedSide } from './side-file.ts';
import { optionsOf, requestFields } from './write-defaults.ts';
import { wantedRequest } from './write-request.ts';
import { wantedVariable } from './write-variable.ts';

/** A collection in one file, as OpenCollection bundles it. What would stand beside its files has no place in it, and is told. */
export function writeBundle(kept: Kept, losses: Losses): string {
  const bundle = {
    opencollection: '1.0.0',
    info: { name: kept.name },
    config: { environments: kept.environments.map(wantedEnvironment) },
    bundled: true,
    items: wantedItems(kept.items, losses, []),
    request: wantedDefaults(kept.defaults, (what) => losses.lose(kept.name, what, why)),
    docs: kept.defaults.docs === '' ? undefined : kept.defaults.docs,
  };
  return renderFile(bundle);
}

const why = 'OpenCollection has no field for it, and a file in one piece has nothing beside it';

const wantedEnvironment = ({ name, color, extends: behind, variables }: KeptEnvironment): WantedMap => ({
  name,
  color: color === '' ? undefined : color,
  extends: behind === '' ? undefined : behind,
  variables: variables.map(wantedVariable),
});

function wantedItems(items: readonly KeptItem[], losses: Losses, above: readonly string[]): WantedMap[] {
  return items.map((item, index) => {
    const names = [...above, item.name];
    const lose = (what: string) => losses.lose(names.join(' / '), what, why);
    if (item.kind === 'folder') {
      return {
        info: { name: item.name, type: 'folder', seq: index + 1 },
        request: wantedDefaults(item.defaults, lose),
        docs: item.defaults.docs === '' ? undefined : item.defaults.docs,
        items: wantedItems(item.items, losses, names),
      };
    }
    for (const what of leftBeside(wantedSide(item.draft))) lose(what);
    return wantedRequest({ name: item.name, seq: index + 1, draft: item.draft, examples: item.examples ?? [] }, '');
  });
}

/** What a folder or the collection gives to its requests, as the field `request` of its file. */
export function wantedDefaults(defaults: KeptDefaults, lose: (what: string) => void): WantedMap {
  for (const what of leftBeside({ auth: wantedSideAuth(defaults.auth), options: wantedSideOptions(optionsOf(defaults)) }))
    lose(what);
  if ((defaults.checks ?? []).length > 0) lose('its checks');
  return requestFields(defaults);
}

const sections: Readonly<Record<string, string>> = {
  auth: 'of its credentials',
  options: 'of its options',
  body: 'of its body',
  query: 'of its query',
  paging: 'of how its pages are turned',
  filter: 'of the filter of its answer',
};

/** Fields that would stand in the file beside, in words. */
const leftBeside = (side: WantedMap): string[] =>
  Object.entries(side).flatMap(([section, fields]) =>
    namesIn(fields).map((name) =>
      name === 'kind' ? `the kind ${sections[section] ?? section}` : `${name} ${sections[section] ?? section}`,
    ),
  );

function namesIn(wanted: Wanted): string[] {
  if (wanted === undefined) return [];
  const fields = plain(wanted instanceof Whole ? wanted.value : wanted);
  return typeof fields === 'object' && fields !== null ? Object.keys(fields) : [];
}
