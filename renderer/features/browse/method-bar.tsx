import type { PageForm } from '#shared/hypermedia/forms/page-form';
import type { PageModel } from '#shared/hypermedia/page';
import { isSafe } from '#shared/http/methods';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import { MethodLabel } from '../../ui/method-label';
import { methodActions, pathOf, type MethodAction } from './method-actions';
import { usePrepare } from './use-prepare';
import styles from './method-bar.module.css';

interface Props {
  readonly tabId: string;
  readonly page: PageModel;
  readonly onOpenForm: (form: PageForm) => void;
  /** Method of the form that is open; null when none is. */
  readonly openMethod: string | null;
}

/** A button for each method that is allowed here. Safe ones send at once; writing ones open their form, or the composer; DELETE asks. */
export function MethodBar({ tabId, page, onOpenForm, openMethod }: Props) {
  const [asking, setAsking] = useState<string | null>(null);
  const confirms = useApp((state) => state.settings.confirmUnsafe);
  const follow = useApp((state) => state.follow);
  const prepare = usePrepare(tabId, page);
  const act = useApp((state) => state.sendAction);
  const send = (method: string) =>
    isSafe(method) ? follow(tabId, { url: page.url, method }) : act(tabId, { url: page.url, method });
  const press = ({ method, does }: MethodAction) => {
    const form = page.forms.find((one) => one.method === method);
    if (does === 'prepares') return form ? onOpenForm(form) : prepare(method);
    return does === 'asks' && confirms ? setAsking(method) : send(method);
  };
  const actions = methodActions(page);
  return (
    <div className={styles.bar}>
      <span className={styles.source}>{page.methods.length > 0 ? <SaidByAllow /> : 'which methods are allowed is not said'}</span>
      <div role="group" aria-label="Methods" className={styles.buttons}>
        {actions.map((action) => (
          <MethodButton
            key={action.method}
            action={action}
            asks={confirms}
            isOpen={action.method === openMethod}
            onPress={() => press(action)}
          />
        ))}
      </div>
      {asking !== null && (
        <ConfirmDialog
          title={`Send ${asking} to ${pathOf(page.url)}?`}
          detail={<bdi>{`“${page.title}” goes from ${new URL(page.url).host}. Cairn cannot bring it back.`}</bdi>}
          confirmLabel={`Send ${asking}`}
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

const SaidByAllow = () => (
  <>
    allowed here, says <code>Allow</code>
  </>
);

interface ButtonProps {
  readonly action: MethodAction;
  readonly asks: boolean;
  /** Its form is open. */
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

function MethodButton({ action: { method, does, words }, asks, isOpen, onPress }: ButtonProps) {
  const isDelete = does === 'asks';
  return (
    <>
      {isDelete && <span className={styles.separator} aria-hidden />}
      <Button variant={isDelete ? 'danger' : 'plain'} onPress={onPress} {...(isOpen && { isExpanded: true })}>
        <span>
          <MethodLabel method={method} />
          {isDelete && asks && '…'}
        </span>
        {words !== '' && <span className={styles.words}>{words}</span>}
      </Button>
    </>
  );
}
