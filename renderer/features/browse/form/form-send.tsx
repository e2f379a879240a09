import type { OpenForm } from '#shared/model/open-form';
import { isTouched } from '../../../state/forms/carry-values';
import { isOnItsWay } from '../../../state/forms/sent-form';
import { takeTyped } from '../../../state/forms/typed-beside';
import type { SendHow } from '../../../state/slices/exchanges-slice';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';

interface Props {
  readonly tabId: string;
  readonly open: OpenForm;
}

/** Sends the form, once; or takes back all that was typed into it. */
export function FormSend({ tabId, open }: Props) {
  const send = useApp((state) => state.sendDraft);
  const returnTo = useApp((state) => state.returnToForm);
  const fill = useApp((state) => state.fillForm);
  const changeTyped = useApp((state) => state.changeTyped);
  const isSending = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab !== undefined && isOnItsWay(tab, state.exchanges);
  });
  const { form, refused } = open;
  // To leave a field could make the body longer, and the button would slip away under the press.
  const press = (how: SendHow) => {
    returnTo(tabId);
    takeTyped();
    void send(tabId, how);
  };
  const takeBack = () => {
    changeTyped(tabId, () => ({}));
    fill(tabId, () => form.initial);
  };
  return (
    <>
      <Button variant="main" shortcut="mod+Enter" isDisabled={isSending} keepsFocus onPress={() => press('checked')}>
        {isSending ? 'Sending …' : `Send ${form.method}`}
      </Button>
      {refused.length > 0 && (
        <Button keepsFocus onPress={() => press('unchecked')}>
          Send all the same
        </Button>
      )}
      {isTouched(open) && <Button onPress={takeBack}>{form.method === 'POST' ? 'Empty the form' : 'Undo all'}</Button>}
    </>
  );
}
