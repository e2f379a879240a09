import { isAbsolute, relative, sep } from 'node:path';
import type { FormUrlEncodedBody, FormUrlEncodedEntry, RawBody } from '@opencollection/types/requests/http';
import type { GraphQLBody } from '@opencollection/types/requests/graphql';
import type { YAMLMap } from 'yaml';
import type { Body, Part } from '#shared/model/body';
import type { Row } from '#shared/model/row';
import { Whole, type Wanted, type WantedMap } from '../yaml/wanted.ts';
import type { FieldReader } from './field-reader.ts';
import { filesOf, pathIn, rawTypes, selectedBody, selectedVariant } from './read-body.ts';

/** The body as fields of a new file; nothing for none. */
export function freshBody(body: Body, root: string): WantedMap | undefined {
  switch (body.kind) {
    case 'none':
      return undefined;
    case 'json':
      return { type: 'json', data: body.text } satisfies RawBody;
    case 'text':
      return { type: rawTypes.find(({ mediaType }) => mediaType === body.mediaType)?.type ?? 'text', data: body.text };
    case 'graphql':
      return { query: body.query, variables: body.variables === '' ? undefined : body.variables } satisfies GraphQLBody;
    case 'form':
      return { type: 'form-urlencoded', data: body.rows.map(wantedRow) } satisfies FormUrlEncodedBody;
    case 'multipart':
      return { type: 'multipart-form', data: body.parts.map((part) => wantedPart([part], root)) };
    case 'file':
      return { type: 'file', data: [{ ...wantedFile(body, root), selected: true }] };
  }
}

/** The change that makes a file hold this body: inside what stands there when it is of the same type, else in its place. */
export function changedBody(body: Body, root: string, fields: FieldReader, http: YAMLMap | null): Wanted {
  const old = selectedBody(fields, http);
  const fresh = freshBody(body, root);
  const sameType = fresh !== undefined && (body.kind === 'graphql' || fields.text(old, 'type') === fresh.type);
  const changed = sameType ? { ...fresh, ...dataFor(body, root, fields, old) } : fresh && new Whole(fresh);
  const variant = selectedVariant(fields, http);
  // An empty map asks for nothing: the other bodies to choose from stay as they are.
  return variant === null ? changed : fields.rows(http, 'body').map((_, index) => (index === variant ? { body: changed } : {}));
}

function dataFor(body: Body, root: string, fields: FieldReader, old: YAMLMap | null): WantedMap {
  if (body.kind === 'multipart')
    return {
      data: groupFiles(
        body.parts,
        fields.rows(old, 'data').map((row) => pathsOf(fields, row, root)),
      ).map((parts) => wantedPart(parts, root)),
    };
  if (body.kind !== 'file') return {};
  const files = fields.rows(old, 'data');
  const chosen = files.findIndex((file) => fields.flag(file, 'selected') === true);
  if (chosen < 0) return { data: [...files.map(() => ({})), { ...wantedFile(body, root), selected: true }] };
  return { data: files.map((_, index) => (index === chosen ? wantedFile(body, root) : {})) };
}

/** A row of a table as fields of a file. */
export const wantedRow = ({ name, value, enabled, description }: Row) =>
  ({
    name,
    value,
    description: description === '' ? undefined : description,
    disabled: enabled ? undefined : true,
  }) satisfies FormUrlEncodedEntry;

function wantedPart([first, ...more]: readonly Part[], root: string): WantedMap {
  if (!first) return {};
  const isFile = first.kind === 'file';
  const { name, description, disabled } = wantedRow(first);
  return {
    name,
    type: first.kind,
    value: isFile ? [first, ...more].map(({ path }) => pathFrom(root, path)) : first.value,
    contentType: first.mediaType === '' ? undefined : first.mediaType,
    description,
    disabled,
  };
}

function pathsOf(fields: FieldReader, row: YAMLMap, root: string): string[] {
  return fields.text(row, 'type') === 'file' ? filesOf(fields, row).map((path) => pathIn(root, path)) : [];
}

/** Parts in a row that stood as one entry with several files stay one entry. */
function groupFiles(parts: readonly Part[], entries: readonly (readonly string[])[]): Part[][] {
  const groups: Part[][] = [];
  for (let index = 0; index < parts.length;) {
    const entry = entries.find((paths) => paths.length > 1 && isEntry(parts.slice(index, index + paths.length), paths));
    const length = entry?.length ?? 1;
    groups.push(parts.slice(index, index + length));
    index += length;
  }
  return groups;
}

function isEntry(parts: readonly Part[], paths: readonly string[]): boolean {
  const [first] = parts;
  return (
    parts.length === paths.length &&
    parts.every((part, index) => part.kind === 'file' && part.path === paths[index] && isLike(part, first))
  );
}

const isLike = (part: Part, first: Part | undefined): boolean =>
  part.name === first?.name &&
  part.mediaType === first.mediaType &&
  part.enabled === first.enabled &&
  part.description === first.description;

const wantedFile = (body: { readonly path: string; readonly mediaType: string }, root: string): WantedMap => ({
  filePath: pathFrom(root, body.path),
  contentType: body.mediaType,
});

/** A path inside the collection counts from its root, so that it means the same on another machine. */
export function pathFrom(root: string, path: string): string {
  if (!isAbsolute(path)) return path;
  const inside = relative(root, path);
  if (inside === '' || inside.startsWith('..') || isAbsolute(inside)) return path;
  return inside.split(sep).join('/');
}
