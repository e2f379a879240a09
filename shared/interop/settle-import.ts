import type { Body } from '../model/body';
import type { RequestDraft } from '../model/request-draft';
import { mapRequests, type Imported } from './imported';
import type { ImportNotes, Permission } from './import-notes';

/**
 * The import with what was not allowed taken back: certificates are checked, files of this machine are not sent, no proxy is used.
 * What that leaves undone is added to the losses.
 */
export function settleImport(imported: Imported, allowed: readonly Permission[], notes: ImportNotes): Imported {
  const change = (draft: RequestDraft, place: string) => settleDraft(draft, allowed, { place, notes });
  return {
    ...imported,
    items: mapRequests(imported.items, (request, place) => ({ ...request, draft: change(request.draft, place) })),
  };
}

/** The same for one draft. */
export function settleDraft(
  draft: RequestDraft,
  allowed: readonly Permission[],
  { place, notes }: { readonly place: string; readonly notes: ImportNotes },
): RequestDraft {
  const { options } = draft;
  return {
    ...draft,
    body: allowed.includes('files') ? draft.body : withoutFiles(draft.body, place, notes),
    options: {
      ...options,
      verifyTls: options.verifyTls || !allowed.includes('tls'),
      trustRedirects: options.trustRedirects && allowed.includes('redirects'),
      ...(!allowed.includes('proxy') && straight),
    },
  };
}

/** Connects to where the address says, and to nowhere else. */
const straight = { proxy: '', resolve: '', unixSocket: '' } as const;

function withoutFiles(body: Body, place: string, notes: ImportNotes): Body {
  if (body.kind === 'multipart')
    return { ...body, parts: body.parts.map((part) => (part.kind === 'file' ? { ...part, enabled: false } : part)) };
  if (body.kind !== 'file' || body.path === '') return body;
  notes.lose(
    place,
    `the file ${body.path} as its body`,
    'a file of this machine is sent only when you choose it: choose it in Body',
  );
  return { ...body, path: '' };
}

/** Writes down what a draft would need to be allowed. */
export function askFor(draft: RequestDraft, place: string, notes: ImportNotes): void {
  const { options, body } = draft;
  if (!options.verifyTls) notes.ask('tls', place, 'does not check the certificate of the server');
  if (options.trustRedirects) notes.ask('redirects', place, 'carries credentials to other hosts on a redirect');
  for (const way of Object.keys(straight) as (keyof typeof straight)[])
    if (options[way] !== '') notes.ask('proxy', place, `${ways[way]} ${options[way]}`);
  for (const path of filesIn(body)) notes.ask('files', place, `sends the file ${path}`);
}

const ways = { proxy: 'goes by the proxy', resolve: 'takes for an address', unixSocket: 'goes to the socket' } as const;

function filesIn(body: Body): string[] {
  if (body.kind === 'file') return body.path === '' ? [] : [body.path];
  if (body.kind !== 'multipart') return [];
  return body.parts.flatMap((part) => (part.kind === 'file' && part.enabled && part.path !== '' ? [part.path] : []));
}
