import { describeFailure } from '#shared/failure-words';
import { tabTitle } from '../../state/tab';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { SavePlaceDialog } from './save-place-dialog';

/** What a save has to ask, or to tell. */
export function SavingDialogs() {
  const saving = useApp((state) => state.saving);
  if (saving?.step === 'choosePlace') return <SavePlaceDialog key={saving.tabId} tabId={saving.tabId} />;
  if (saving?.step === 'fileChanged') return <FileChangedDialog tabId={saving.tabId} reason={saving.reason} />;
  if (saving?.step === 'failed') return <SaveFailedDialog words={describeFailure(saving.failure)} />;
  return null;
}

function FileChangedDialog({ tabId, reason }: { readonly tabId: string; readonly reason: string }) {
  const tab = useApp((state) => state.tabs[tabId]);
  const keepMine = useApp((state) => state.keepMine);
  const takeTheirs = useApp((state) => state.takeTheirs);
  const stopSaving = useApp((state) => state.stopSaving);
  const actions = (
    <>
      <Button onPress={stopSaving} takesFocus>
        Not now
      </Button>
      <Button onPress={() => void takeTheirs(tabId)}>Take what is in the file</Button>
      <Button variant="main" onPress={() => void keepMine(tabId)}>
        Save mine over it
      </Button>
    </>
  );
  return (
    <Dialog title="The file was changed elsewhere" isOpen onClose={stopSaving} role="alertdialog" actions={actions} width="wide">
      <p>
        <bdi>{tab && tabTitle(tab)}</bdi>: {reason.replace(/[^.]$/, '$&.')}
      </p>
      <p>Nothing is lost either way: the version you do not choose opens in a tab of its own.</p>
    </Dialog>
  );
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
