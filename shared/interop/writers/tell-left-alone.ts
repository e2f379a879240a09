import { goesByHash } from '../../graphql/graphql-text';
import { authNames } from '../../model/auth';
import { saidOptions } from '../../model/said-options';
import type { RequestDraft } from '../../model/request-draft';
import type { PlacedRequest } from './kept';
import type { Losses } from './losses';
import type { ExportFormat } from './export-formats';
import { carriedOptions } from './spread-defaults';
import { tellSocket } from './tell-socket';

/** What formats that hold a request and nothing around it leave out of one, told. */
export function tellLeftAlone(
  { place, above, request }: PlacedRequest,
  draft: RequestDraft,
  { format, losses }: { readonly format: ExportFormat; readonly losses: Losses },
): void {
  const options = saidOptions(draft.options).filter((name) => !carriedOptions[format].includes(name));
  const why = 'there is only the request itself in it';
  const scripts = [draft.scripts, ...above.map(({ defaults }) => defaults.scripts)];
  const parts: readonly (readonly [boolean, string])[] = [
    [draft.checks.length > 0, 'its checks'],
    [draft.setters.length > 0, 'what it keeps of a response'],
    [scripts.some(({ before, after, tests }) => `${before}${after}${tests}` !== ''), 'the scripts around it'],
    [draft.tags.length > 0, `its tags (${draft.tags.join(', ')})`],
    [draft.docs !== '', 'its docs'],
    [draft.variables.length > 0, 'its own variables'],
    [options.length > 0, `its options (${options.join(', ')})`],
    [draft.paging !== null, 'how its pages are turned'],
    [draft.headers.some((row) => !row.enabled) || draft.query.some((row) => !row.enabled), 'rows that are switched off'],
  ];
  tellSocket(place, draft, losses);
  for (const [isThere, what] of parts) if (isThere) losses.lose(place, what, why);
  // In a command, what it does otherwise is told with it.
  if (format !== 'curl' && goesByHash(request.draft))
    losses.lose(place, 'that its query goes by its hash', 'the query stands in it whole');
  if (['digest', 'ntlm', 'awsSigV4', 'oauth1', 'session', 'clientCertificate'].includes(draft.auth.kind))
    losses.lose(place, `its credentials (${authNames[draft.auth.kind]})`, 'they are made anew for each sending');
}
