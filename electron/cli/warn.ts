import type { RequestDraft } from '#shared/model/request-draft';
import { rowsFromUrl } from '#shared/model/query-rows';
import { authWarnings, fineHere } from '#shared/warnings/auth-warnings';
import { redirectWarnings } from '#shared/warnings/redirect-warnings';
import { type Environment, note } from './environment';
import { escapeLine } from './escape-controls';

/** What the window warns of beside the form of the credentials, on standard error; nothing is stopped by it. */
export function warnOf(typed: RequestDraft, environment: Environment): void {
  const draft = { ...typed, query: rowsFromUrl(typed.url, typed.query) };
  const warnings = [...authWarnings(draft), ...redirectWarnings({ auth: draft.auth, query: [] })];
  for (const warning of new Set(warnings)) if (warning !== fineHere) note(environment, escapeLine(`Warning: ${warning}`));
}
