import type { OpenForm } from '#shared/model/open-form';
import { isTouched } from '../../../state/forms/carry-values';
import { isOnItsWay } from '../../../state/forms/sent-form';
import { useApp } from '../../../state/use-app';
import { Button } from '../../../ui/button';

interface Props {
  readonly tabId: string;
  readonly open: OpenForm;
}

/** Sends the form, once; or takes back all that was typed into it. */
export function FormSend({ tabId, open }: Props) {
  const send = useApp((state) => state.sendDraft);
  const fill = useApp((state) => state.fillForm);
  const isSending = useApp((state) => {
    const tab = state.tabs[tabId];
    return tab !== undefined && isOnItsWay(tab, state.exchanges);
  });
  const { form, refused } = open;
  return (
    <>
      <Button variant="main" shortcut="mod+Enter" isDisabled={isSending} onPress={() => void send(tabId)}>
        {isSending ? 'Sending …' : `Send ${form.method}`}
      </Button>
      {refused.length > 0 && <Button onPress={() => void send(tabId, 'unchecked')}>Send all the same</Button>}
      {isTouched(open) && (
        <Button onPress={() => fill(tabId, () => form.initial)}>{form.method === 'POST' ? 'Empty the form' : 'Undo all'}</Button>
      )}
    </>
  );
}
