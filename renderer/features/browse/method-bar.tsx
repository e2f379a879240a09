import type { PageForm } from '#shared/hypermedia/forms/page-form';
import type { PageAction, PageModel } from '#shared/hypermedia/page';
import { isSafe } from '#shared/http/methods';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { ActionMenu } from './action-menu';
import { AskedAheadNote } from './asked-ahead-note';
import { formOf, methodActions, pathOf, type MethodAction } from './method-actions';
import { visibleWords } from '../../ui/visible-text';
import { MethodButton } from './method-button';
import { usePrepare } from './use-prepare';
import { useWantedMethod } from './use-wanted-method';
import { useRefusals } from './use-refusals';
import styles from './method-bar.module.css';

interface Props {
  readonly tabId: string;
  readonly page: PageModel;
  readonly onOpenForm: (form: PageForm) => void;
  /** Method of the form that is open; null when none is. */
  readonly openMethod: string | null;
}

interface Question {
  readonly method: string;
  readonly url: string;
}

/** A button for each method that is allowed here. Safe ones send at once; writing ones open their form, or the composer; others ask. */
export function MethodBar({ tabId, page, onOpenForm, openMethod }: Props) {
  const [asking, setAsking] = useState<Question | null>(null);
  const confirms = useApp((state) => state.settings.confirmUnsafe);
  const follow = useApp((state) => state.follow);
  const prepare = usePrepare(tabId, page);
  const act = useApp((state) => state.sendAction);
  const refusals = useRefusals(tabId, page.url);
  const send = (one: Question) => (isSafe(one.method) ? void follow(tabId, one) : act(tabId, one));
  const ask = (one: Question) => (confirms && !isSafe(one.method) ? setAsking(one) : send(one));
  const write = useWantedMethod(page, (method) => {
    const form = formOf(page, method);
    if (form) onOpenForm(form);
    else prepare(method);
  });
  const press = ({ method, does }: MethodAction) => (does === 'prepares' ? write(method) : ask({ method, url: page.url }));
  const pressAction = ({ formId, method, url }: PageAction) => {
    const form = page.forms.find(({ id }) => id === formId);
    if (form) onOpenForm(form);
    else ask({ method, url });
  };
  return (
    <div className={styles.bar}>
      <AskedAheadNote tabId={tabId} page={page} />
      <div role="group" aria-label="Methods" className={styles.buttons}>
        {methodActions(page, refusals).map((action) => (
          <MethodButton
            key={action.method}
            action={action}
            asks={confirms}
            isOpen={action.method === openMethod}
            onPress={() => press(action)}
          />
        ))}
        <ActionMenu actions={page.actions} onPress={pressAction} />
      </div>
      {asking !== null && (
        <ConfirmDialog
          title={`Send ${asking.method} to ${pathOf(asking.url)}?`}
          detail={<bdi>{visibleWords(detailOf(asking, page))}</bdi>}
          confirmLabel={`Send ${asking.method}`}
          isDanger
          onConfirm={() => {
            setAsking(null);
            send(asking);
          }}
          onCancel={() => setAsking(null)}
        />
      )}
    </div>
  );
}

function detailOf({ method, url }: Question, page: PageModel): string {
  const { host } = new URL(url);
  if (method === 'DELETE' && url === page.url) return `“${page.title}” goes from ${host}. Cairn cannot bring it back.`;
  return `This may change something at ${host}. Cairn cannot take it back.`;
}
