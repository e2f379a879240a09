import { contentTypeOf, defaultHeaders } from '#shared/http/default-headers';
import { authNames } from '#shared/model/auth';
import type { BodyKind } from '#shared/model/body';
import type { RequestDraft } from '#shared/model/request-draft';
import { saidOptions } from '#shared/model/said-options';
import type { ComposerPart } from '../../state/tab';

const bodyWords: Readonly<Record<BodyKind, string>> = {
  none: 'none',
  json: 'JSON',
  text: 'text',
  form: 'form',
  multipart: 'multipart',
  graphql: 'GraphQL',
  file: 'file',
};

/** How many lines a draft's head will have, the ones Cairn adds included. */
export const countHeaders = (draft: RequestDraft): number =>
  draft.headers.filter((row) => row.enabled && row.name !== '').length +
  defaultHeaders(draft).filter((header) => !header.removed && !header.typed).length;

export const countParams = ({ query, path }: RequestDraft): number =>
  query.filter((row) => row.enabled).length + path.filter((row) => row.enabled).length;

/** The draft in a few words: what each part of the composer holds. */
export function stripWords(draft: RequestDraft): readonly { part: ComposerPart; label: string; says: string }[] {
  const changed = saidOptions(draft.options);
  return [
    { part: 'params', label: 'Params', says: String(countParams(draft) || 'none') },
    { part: 'headers', label: 'Headers', says: String(countHeaders(draft)) },
    { part: 'body', label: 'Body', says: contentTypeOf(draft.body) ? bodyWords[draft.body.kind] : bodyOf(draft) },
    { part: 'auth', label: 'Auth', says: authNames[draft.auth.kind] },
    { part: 'options', label: 'Options', says: changed.length === 0 ? 'inherited' : `${changed.length} set` },
  ];
}

const bodyOf = ({ body }: RequestDraft): string => (body.kind === 'none' ? 'none' : `${bodyWords[body.kind]}, empty`);
