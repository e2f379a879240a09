import { describeFailure } from '#shared/failure-words';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { FileChangedDialog } from './file-changed-dialog';
import { SavePlaceDialog } from './save-place-dialog';

/** What a save has to ask, or to tell. */
export function SavingDialogs() {
  const saving = useApp((state) => state.saving);
  if (saving?.step === 'choosePlace') return <SavePlaceDialog key={saving.tabId} tabId={saving.tabId} />;
  if (saving?.step === 'fileChanged') return <FileChangedDialog tabId={saving.tabId} reason={saving.reason} />;
  if (saving?.step === 'failed') return <SaveFailedDialog words={describeFailure(saving.failure)} />;
  return null;
}

function SaveFailedDialog({ words }: { readonly words: string }) {
  const stopSaving = useApp((state) => state.stopSaving);
  const actions = (
    <Button variant="main" onPress={stopSaving} takesFocus>
      Close
    </Button>
  );
  return (
    <Dialog title="The request was not saved" isOpen onClose={stopSaving} role="alertdialog" actions={actions}>
      <p>{words}</p>
      <p>The draft is still in its tab.</p>
    </Dialog>
  );
}
