import type { PageModel } from '#shared/hypermedia/page';
import { withoutParam } from '#shared/hypermedia/paging/page-address';
import { preparedBody } from '#shared/hypermedia/prepared-body';
import type { RequestDraft } from '#shared/model/request-draft';
import { useApp, useAppStore } from '../../state/use-app';

const withBody = new Set(['POST', 'PUT', 'PATCH']);

/** Puts a request that writes into the composer, with a body to begin with, and opens it there. Nothing is sent. */
export function usePrepare(tabId: string, page: PageModel): (method: string) => void {
  const store = useAppStore();
  const draft = useApp((state) => state.tabs[tabId]?.draft);
  return (method) => {
    if (!draft) return;
    const change: Partial<RequestDraft> = {
      method,
      url: addressFor(method, page),
      ...(withBody.has(method) && { body: preparedBody(method, page) }),
    };
    const { tabs, openTab, editDraft, openComposer } = store.getState();
    // A saved request stays what it is: the new one gets a tab of its own.
    const target = tabs[tabId]?.saved ? openTab({ draft }) : tabId;
    editDraft(target, change);
    openComposer(target, withBody.has(method) ? 'body' : 'params');
  };
}

/** A new member is added to the list, not to the page of it that is shown. */
function addressFor(method: string, { url, paging }: PageModel): string {
  if (method !== 'POST' || !paging) return url;
  const names = [paging.pageParam, paging.offsetParam, paging.sizeParam, 'cursor'];
  return names.filter((name) => name !== null).reduce(withoutParam, url);
}
