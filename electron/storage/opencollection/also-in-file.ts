import { isMap } from 'yaml';
import type { Auth } from '#shared/model/auth';
import type { OAuth2Auth, OAuth2Extra } from '#shared/model/auth/oauth2';
import type { Setter } from '#shared/model/check';
import type { RequestDraft } from '#shared/model/request-draft';
import type { Variable } from '#shared/model/variable';
import { isAbsent, Whole, type Wanted, type WantedMap } from '../yaml/wanted.ts';
import { parseYamlFile } from '../yaml/yaml-file.ts';
import { createFieldReader, type FieldReader } from './field-reader.ts';
import { readExtra } from './read-oauth2.ts';
import { readSetter } from './read-runtime.ts';
import { readVariable } from './read-variable.ts';
import { isSame } from './is-same.ts';
import { wantedExtra } from './write-oauth2.ts';
import { wantedSetter } from './write-runtime.ts';
import { wantedVariable } from './write-variable.ts';

/**
 * What OpenCollection has fields for and another tool forgets when it saves: it stands in the file, and once more beside it.
 * Where the file says no more than the other tool leaves of it, what stands beside counts; where it says anything else,
 * somebody has edited it, and the file counts.
 */
export const alsoInFile = 'alsoInFile';

/** One kind of rows, and what becomes of them elsewhere. */
interface Forgetting<T> {
  /** Whether another tool would forget something of it. */
  readonly isForgotten: (row: T) => boolean;
  /** Whether it is not there at all when another tool has saved. */
  readonly isDropped: (row: T) => boolean;
  /** Whether a row of the file is what another tool leaves of the one that was kept. */
  readonly isLeftOf: (found: T, kept: T) => boolean;
}

/** The rows of a file, with what was kept of those that another tool has cut down. */
function restore<T extends { readonly id: string }>(found: readonly T[], kept: readonly T[], rules: Forgetting<T>): T[] {
  const isFrom = (row: T, one: T) => isSame(withoutId(row), withoutId(one)) || rules.isLeftOf(row, one);
  const staying = kept.filter((row) => !rules.isDropped(row));
  if (staying.length === found.length && staying.every((one, at) => isFrom(found[at] as T, one))) return [...kept];
  const left = [...kept];
  return found.map((row) => {
    const at = left.findIndex((one) => isFrom(row, one));
    return at < 0 ? row : { ...(left.splice(at, 1)[0] as T), id: row.id };
  });
}

const withoutId = ({ id: _id, ...rest }: { readonly id: string }): unknown => rest;

const isBlank = (text: string): boolean => text.trim() === '';

const alike = (found: string, kept: string): boolean => found === kept || (found === '' && isBlank(kept));

/** Tools that know text alone write one of these for each value of several. */
const madeText = (count: number): string => Array.from({ length: count }, () => '[object Object]').join(',');

/** A value as others write it again; text is never touched. */
function asWritten({ value, type }: Pick<Variable, 'value' | 'type'>): string {
  try {
    if (type === 'number') return String(Number(value));
    return type === 'object' ? JSON.stringify(JSON.parse(value), null, 2) : value;
  } catch {
    return value;
  }
}

const variables: Forgetting<Variable> = {
  isForgotten: (row) => row.secret || row.variants.length > 0 || row.type === 'null' || asWritten(row) !== row.value,
  isDropped: () => false,
  isLeftOf(found, kept) {
    if (found.name !== kept.name || found.enabled !== kept.enabled || !alike(found.description, kept.description)) return false;
    if (found.secret || found.variants.length > 0) return false;
    if (kept.variants.length > 0) return found.value === madeText(kept.variants.length);
    if (kept.secret) return found.value === '';
    return asWritten(found) === asWritten(kept) && (found.type === kept.type || kept.type === 'null');
  },
};

/** An environment’s secrets are known to other tools. */
const environmentVariables: Forgetting<Variable> = {
  ...variables,
  isForgotten: (row) => !row.secret && variables.isForgotten(row),
};

const setters: Forgetting<Setter> = {
  isForgotten: ({ scope, phase }) => scope !== 'runtime' || phase !== 'after-response',
  isDropped: ({ phase }) => phase !== 'after-response',
  isLeftOf: (found, kept) =>
    found.scope === 'runtime' &&
    alike(found.description, kept.description) &&
    isSame({ ...withoutIdOf(found), scope: '', description: '' }, { ...withoutIdOf(kept), scope: '', description: '' }),
};

const withoutIdOf = (row: Setter): object => withoutId(row) as object;

const steps = ['authorization', 'token', 'refresh'] as const;
type Step = (typeof steps)[number];

/** What other tools have no place for in a grant. */
const foreignSteps: { readonly [G in OAuth2Auth['grant']]: readonly Step[] } = {
  authorizationCode: [],
  deviceCode: [],
  clientCredentials: ['authorization'],
  password: ['authorization'],
  implicit: ['token', 'refresh'],
};

const extras = (step: Step, grant: OAuth2Auth['grant']): Forgetting<OAuth2Extra> => ({
  isForgotten: ({ enabled, description, name, value }) =>
    foreignSteps[grant].includes(step) ||
    !enabled ||
    description !== '' ||
    name !== name.trim() ||
    isBlank(name) ||
    (value !== '' && isBlank(value)),
  isDropped: ({ name }) => isBlank(name) || foreignSteps[grant].includes(step),
  isLeftOf: (found, kept) =>
    found.enabled &&
    found.name === kept.name.trim() &&
    alike(found.value, kept.value) &&
    found.placement === kept.placement &&
    found.description === '',
});

const keptRows = <T>(rows: readonly T[], { isForgotten }: Forgetting<T>, write: (row: T) => WantedMap): WantedMap[] | undefined =>
  rows.some(isForgotten) ? rows.map(write) : undefined;

const sectionOf = (rows: WantedMap): Wanted => (Object.values(rows).every(isAbsent) ? undefined : new Whole(rows));

/** What of a draft stands in its file and once more beside it; nothing where others forget nothing. */
export const wantedAlsoInFile = ({ variables: rows, setters: taken, auth }: RequestDraft): Wanted =>
  sectionOf({
    variables: keptRows(rows, variables, wantedVariable),
    setters: keptRows(taken, setters, wantedSetter),
    ...wantedExtras(auth),
  });

const wantedExtras = (auth: Auth): WantedMap =>
  Object.fromEntries(
    steps.map((step) => [
      `${step}Extras`,
      auth.kind === 'oauth2' && auth.grant !== 'deviceCode'
        ? keptRows(auth.extras[step], extras(step, auth.grant), wantedExtra)
        : undefined,
    ]),
  );

/** The same for what a folder or a collection gives. */
export const wantedDefaultsAlso = (rows: readonly Variable[], taken: readonly Setter[] = []): Wanted =>
  sectionOf({ variables: keptRows(rows, variables, wantedVariable), setters: keptRows(taken, setters, wantedSetter) });

/** The same for an environment. */
export const wantedEnvironmentAlso = (rows: readonly Variable[]): Wanted =>
  sectionOf({ variables: keptRows(rows, environmentVariables, wantedVariable) });

/** The draft with what another tool has forgotten of it. */
export function withForgotten(draft: RequestDraft, raw: string | null): RequestDraft {
  const kept = keptIn(raw);
  if (kept === null) return draft;
  return {
    ...draft,
    variables: restore(draft.variables, variablesIn(kept), variables),
    setters: restore(draft.setters, settersIn(kept), setters),
    auth: draft.auth.kind === 'oauth2' ? withExtras(draft.auth, kept) : draft.auth,
  };
}

/** Variables of a folder, a collection or an environment, with what another tool has forgotten of them. */
export function withForgottenVariables(rows: readonly Variable[], raw: string | null): Variable[] {
  const kept = keptIn(raw);
  return kept === null ? [...rows] : restore(rows, variablesIn(kept), variables);
}

/** Setters of a folder or a collection, with what another tool has forgotten of them. */
export function withForgottenSetters(rows: readonly Setter[], raw: string | null): Setter[] {
  const kept = keptIn(raw);
  return kept === null ? [...rows] : restore(rows, settersIn(kept), setters);
}

type KeptSection = NonNullable<ReturnType<typeof keptIn>>;

/** The section of a file beside another; null where it has none. */
function keptIn(raw: string | null) {
  if (raw === null || !raw.includes(`${alsoInFile}:`)) return null;
  const file = parseYamlFile(raw);
  const section: unknown = file.readable ? file.value.root.get(alsoInFile, true) : null;
  return file.readable && isMap(section) ? { fields: createFieldReader(file.value), section } : null;
}

const variablesIn = ({ fields, section }: KeptSection): Variable[] =>
  fields.rows(section, 'variables').map((row) => readVariable(fields, row));

const settersIn = ({ fields, section }: KeptSection): Setter[] =>
  fields.rows(section, 'setters').flatMap((row) => readSetter(fields, row) ?? []);

function withExtras(auth: OAuth2Auth, { fields, section }: KeptSection): OAuth2Auth {
  const rowsOf = (step: Step) =>
    restore(auth.extras[step], extrasIn(fields, fields.rows(section, `${step}Extras`)), extras(step, auth.grant));
  const authorization = rowsOf('authorization').map((row) => ({ ...row, placement: 'query' as const }));
  return { ...auth, extras: { authorization, token: rowsOf('token'), refresh: rowsOf('refresh') } };
}

const extrasIn = (fields: FieldReader, rows: Parameters<typeof readExtra>[1][]): OAuth2Extra[] =>
  rows.map((row) => readExtra(fields, row));
