import { asHttpAddress, isSocketAddress } from '#shared/http/draft-url';
import { isSafe } from '#shared/http/methods';
import { blankBody } from '#shared/model/body';
import { checkDraft } from '#shared/model/check-draft';
import { pathRowsFromUrl, rowsFromUrl, urlFromRows } from '#shared/model/query-rows';
import { createWebSocket } from '#shared/model/socket';
import type { RequestDraft } from '#shared/model/request-draft';
import { draftOfForm } from './forms/form-draft';
import { openFormOf, withFormOfBody } from './forms/page-forms';
import { isBlank, isSame, type Tab } from './tab';

/** The draft after an edit. Address and query table follow each other; a change that gives both is taken as it is. */
export function changeDraft(draft: RequestDraft, change: Partial<RequestDraft>): RequestDraft {
  const next = { ...draft, ...change };
  alignSocket(next, change);
  if (change.url !== undefined && change.query === undefined) next.query = rowsFromUrl(change.url, draft.query);
  if (change.query !== undefined && change.url === undefined) next.url = urlFromRows(draft.url, change.query);
  if (change.path === undefined && next.url !== draft.url) next.path = pathRowsFromUrl(next.url, draft.path);
  return next;
}

/** An address that says `ws` is that of a WebSocket, and what is none does not say so. */
function alignSocket(next: RequestDraft, change: Partial<RequestDraft>): void {
  if (change.url !== undefined && next.socket === null && isSocketAddress(change.url)) next.socket = createWebSocket();
  if (change.socket !== undefined && next.socket?.kind !== 'websocket') next.url = asHttpAddress(next.url);
}

/** The draft with the rows its address calls for; the ones it has are kept. */
export function withRows(draft: RequestDraft): RequestDraft {
  return { ...draft, query: rowsFromUrl(draft.url, draft.query), path: pathRowsFromUrl(draft.url, draft.path) };
}

/** The tab after an edit by the user. */
export function editTab(tab: Tab, change: Partial<RequestDraft>): Tab {
  const draft = changeDraft(tab.draft, withBodyOfForm(tab, change));
  return {
    ...(change.body ? withFormOfBody(tab, change.body) : tab),
    draft,
    dirty: isUnsaved(tab, draft),
    // What was refused stays marked until it is mended; the rest of the draft is not judged while it is written.
    failures: tab.failures.length === 0 ? tab.failures : checkDraft(draft),
  };
}

/**
 * What a form wrote goes to where the form leads: by a method that only reads, chosen by hand, it is not sent. It is there
 * again when the form's own method is.
 */
function withBodyOfForm(tab: Tab, change: Partial<RequestDraft>): Partial<RequestDraft> {
  const { method } = change;
  const open = openFormOf(tab);
  if (!open || method === undefined || change.body !== undefined) return change;
  const { body } = draftOfForm(open, tab.draft);
  if (isSafe(method)) return isSame(tab.draft.body, body) ? { ...change, body: blankBody.none } : change;
  return method === open.form.method && tab.draft.body.kind === 'none' ? { ...change, body } : change;
}

/** Whether a draft of this tab has something that no file has. */
export function isUnsaved({ saved, savedDraft }: Tab, draft: RequestDraft): boolean {
  if (saved === null) return !isBlank(draft);
  return savedDraft === null || !isSame(draft, savedDraft);
}
