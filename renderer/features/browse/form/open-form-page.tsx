import { readPage } from '#shared/hypermedia/read-page';
import type { PageModel } from '#shared/hypermedia/page';
import type { OpenForm } from '#shared/model/open-form';
import { useCallback, useEffect, useMemo } from 'react';
import { currentStep } from '../../../state/tab';
import { useApp } from '../../../state/use-app';
import { usePageModel } from '../../../state/use-page-model';
import type { FollowOptions } from '../../../ui/follow-link';
import { PageHeader } from '../page-header';
import { useOpenForm } from '../use-open-form';
import { FormPage } from './form-page';
import styles from './form-page.module.css';

interface Props {
  readonly tabId: string;
  readonly open: OpenForm;
}

/** A page while one of its forms is open: its header, as it was when the form was opened, and the form in place of what it holds. */
export function OpenFormPage({ tabId, open }: Props) {
  const draft = useApp((state) => state.tabs[tabId]?.draft);
  const follow = useApp((state) => state.follow);
  const page = useOriginPage(tabId, open);
  const onFollow = useCallback((url: string, options: FollowOptions) => follow(tabId, { url, ...options }), [follow, tabId]);
  useRefined(tabId, { open, page });
  const onOpenForm = useOpenForm(tabId, { page, origin: open.origin });
  // What the resource is has been read before its form was opened: the fields get the room.
  const headed = useMemo(() => ({ ...page, description: '' }), [page]);
  if (!draft) return null;
  return (
    <div className={styles.page}>
      <PageHeader tabId={tabId} page={headed} onFollow={onFollow} onOpenForm={onOpenForm} openMethod={open.form.method} />
      <FormPage tabId={tabId} open={open} draft={draft} onFollow={onFollow} />
    </div>
  );
}

/** What was guessed from a GET gives way to what OPTIONS or a document says, when that comes only after the form was opened. */
function useRefined(tabId: string, { open, page }: { readonly open: OpenForm; readonly page: PageModel }): void {
  const refine = useApp((state) => state.refineForm);
  const { source, method, url } = open.form;
  const better = page.forms.find((form) => form.source !== 'GET' && form.method === method && form.url === url);
  useEffect(() => {
    if (source === 'GET' && better) refine(tabId, better);
  }, [source, better, refine, tabId]);
}

/** The page a form was opened on. Where its answer is no longer kept, what the form itself knows has to do. */
function useOriginPage(tabId: string, { origin, form, title }: OpenForm): PageModel {
  const recall = useApp((state) => state.recall);
  const shownId = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab && currentStep(tab)?.exchangeId;
  });
  useEffect(() => {
    void recall(origin);
    if (shownId !== undefined) void recall(shownId);
  }, [recall, origin, shownId]);
  const reading = usePageModel(useApp((state) => state.exchanges[origin]));
  return useMemo(
    () => reading?.page ?? { ...readPage({ method: 'GET', url: form.url, status: 200, headers: [], body: null }), title },
    [reading, form, title],
  );
}
