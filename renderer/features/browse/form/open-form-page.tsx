import type { FormField } from '#shared/hypermedia/forms/form-field';
import { readPage } from '#shared/hypermedia/read-page';
import type { PageModel } from '#shared/hypermedia/page';
import type { OpenForm } from '#shared/model/open-form';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import { openFormOf } from '../../../state/forms/page-forms';
import { currentStep } from '../../../state/tab';
import { withPagesSeen } from '../../../state/seen-forms';
import { useApp, useAppStore } from '../../../state/use-app';
import { usePageModel } from '../../../state/use-page-model';
import type { FollowOptions } from '../../../ui/follow-link';
import { focusHeading } from '../focus-form';
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
  const root = useFocusAfter(tabId);
  const onOpenForm = useOpenForm(tabId, { page, origin: open.origin });
  // What the resource is has been read before its form was opened: the fields get the room.
  const headed = useMemo(() => ({ ...page, description: '' }), [page]);
  if (!draft) return null;
  return (
    <div className={styles.page} ref={root}>
      <PageHeader tabId={tabId} page={headed} onFollow={onFollow} onOpenForm={onOpenForm} openMethod={open.form.method} />
      <FormPage tabId={tabId} open={open} draft={draft} onFollow={onFollow} />
    </div>
  );
}

/** The focus is not lost with a form that is gone because it is done; one whose tab or view is only left will be there again. */
function useFocusAfter(tabId: string) {
  const root = useRef<HTMLDivElement>(null);
  const store = useAppStore();
  useLayoutEffect(() => {
    const element = root.current;
    return () => {
      const tab = store.getState().tabs[tabId];
      if (tab && openFormOf(tab) === null && element?.contains(document.activeElement)) focusHeading();
    };
  }, [store, tabId]);
  return root;
}

/** A form gives way to what is known of it better, when that comes only after it was opened: from OPTIONS, or from a document. */
function useRefined(tabId: string, { open, page }: { readonly open: OpenForm; readonly page: PageModel }): void {
  const store = useAppStore();
  const refine = useApp((state) => state.refineForm);
  const { form } = open;
  useEffect(() => {
    const known = page.forms.find((one) => one.source !== 'GET' && one.method === form.method && one.url === form.url);
    const better = known && withPagesSeen(known, store.getState().exchanges, page);
    if (better && (form.source === 'GET' || knowledgeIn(better.fields) > knowledgeIn(form.fields))) refine(tabId, better);
  }, [store, form, page, refine, tabId]);
}

/** How much is known of fields besides their names. */
const knowledgeIn = (fields: readonly FormField[]): number =>
  fields.reduce((sum, { related, nullable, item, choices, fields: inside }) => {
    const own = [related, nullable, item, choices].filter(Boolean).length;
    return sum + own + knowledgeIn(inside) + knowledgeIn(item ? [item] : []);
  }, 0);

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
