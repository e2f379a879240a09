import { headerValue } from '#shared/http/header-list';
import type { PageForm } from '#shared/hypermedia/forms/page-form';
import type { PageModel } from '#shared/hypermedia/page';
import { useCallback } from 'react';
import { withPagesSeen } from '../../state/seen-forms';
import { useApp, useAppStore } from '../../state/use-app';
import { focusForm } from './focus-form';

interface Place {
  readonly page: PageModel;
  /** The exchange whose page offers the forms. */
  readonly origin: string;
}

/** Opens a form on the page that offers it. */
export function useOpenForm(tabId: string, { page, origin }: Place): (form: PageForm) => void {
  const store = useAppStore();
  const open = useApp((state) => state.openForm);
  return useCallback(
    (form) => {
      const exchange = store.getState().exchanges[origin];
      const headers = exchange?.phase === 'finished' ? exchange.head.headers : [];
      const isOfPage = form.url === page.url;
      focusForm();
      void open(tabId, {
        form: withPagesSeen(form, store.getState().exchanges, page),
        origin,
        title: page.title,
        version: isOfPage ? strongVersion(headerValue(headers, 'ETag')) : null,
      });
    },
    [store, open, tabId, page, origin],
  );
}

/** A weak version is no ground for If-Match (RFC 9110, section 13.1.1). */
const strongVersion = (etag: string | null): string | null => (etag !== null && /^"[^"]*"$/.test(etag) ? etag : null);
