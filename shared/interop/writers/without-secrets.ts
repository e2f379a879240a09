import { exampleWithoutSecrets } from '../example-without-secrets';
import type { Kept, KeptDefaults, KeptItem, KeptRequest } from './kept';
import type { Losses } from './losses';
import { emptySecret, nameInAuth, nameInHeader, withNamedSecrets, type NoteSecret } from './name-secrets';

/** A collection as it may be handed to anybody: names in place of all secrets, each noted among the losses. */
export function withoutSecrets(kept: Kept, losses: Losses): Kept {
  return {
    ...kept,
    defaults: defaultsWithout(kept.defaults, noting(losses, kept.name)),
    items: itemsWithout(kept.items, losses, []),
    environments: kept.environments.map((environment) => ({
      ...environment,
      variables: environment.variables.map((variable) =>
        emptySecret(variable, (_what, name) =>
          losses.lose(
            `environment ${environment.name}`,
            `the value of ${name}`,
            'it is a secret: type it in where the file is used',
          ),
        ),
      ),
    })),
  };
}

const noting =
  (losses: Losses, item: string): NoteSecret =>
  (what, name) =>
    losses.lose(
      item,
      what,
      what === 'the value of the variable'
        ? `${name} is a secret: type it in where the file is used`
        : `it is a secret: {{${name}}} stands in its place`,
    );

function defaultsWithout(defaults: KeptDefaults, note: NoteSecret): KeptDefaults {
  return {
    ...defaults,
    auth: nameInAuth(defaults.auth, note),
    headers: defaults.headers.map((row) => nameInHeader(row, note)),
    variables: defaults.variables.map((variable) => emptySecret(variable, note)),
  };
}

const itemsWithout = (items: readonly KeptItem[], losses: Losses, above: readonly string[]): KeptItem[] =>
  items.map((item) => {
    const names = [...above, item.name];
    const note = noting(losses, names.join(' / '));
    if (item.kind === 'request') {
      const lose = (what: string) => losses.lose(names.join(' / '), what, 'names stand in their place');
      return requestWithout(item, note, lose);
    }
    return { ...item, defaults: defaultsWithout(item.defaults, note), items: itemsWithout(item.items, losses, names) };
  });

function requestWithout(item: KeptRequest, note: NoteSecret, lose: (what: string) => void): KeptRequest {
  const draft = withNamedSecrets(item.draft, note);
  const examples = item.examples?.map((example) => {
    const safe = exampleWithoutSecrets(example);
    if (safe !== example) lose(`the secrets in its example “${example.name}”`);
    return safe;
  });
  return { ...item, draft, ...(examples && { examples }) };
}
