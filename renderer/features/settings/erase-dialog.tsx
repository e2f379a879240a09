import type { Failure } from '#shared/failure';
import type { Erasable } from '#shared/model/data-place';
import { useHost } from '../../state/use-app';
import { ConfirmDialog } from '../../ui/confirm-dialog';

interface Words {
  readonly title: string;
  readonly detail: string;
  readonly act: string;
}

const words: Readonly<Record<Erasable, Words>> = {
  history: {
    title: 'Erase the history?',
    detail: 'Every exchange that was kept goes, but for those that are pinned. Open tabs keep theirs until they are closed.',
    act: 'Erase the history',
  },
  cookies: {
    title: 'Empty all cookie jars?',
    detail: 'Servers that know you by a cookie will ask you to log in again. Secrets in the vault stay.',
    act: 'Empty all jars',
  },
  bin: {
    title: 'Erase what was deleted?',
    detail: 'Requests and folders that were deleted can be brought back no more.',
    act: 'Erase them for good',
  },
  learning: {
    title: 'Forget what was learned?',
    detail: 'Which statuses you have met, the quiz, and which lessons are done begin anew.',
    act: 'Begin anew',
  },
  advice: {
    title: 'Show all remarks again?',
    detail: 'Those that are ignored everywhere come back. What is ignored in a collection stands in its own files and stays.',
    act: 'Show them again',
  },
  scripts: {
    title: 'Ask again before any script runs?',
    detail: 'No script of any collection may run any more before you have said so once again.',
    act: 'Ask again',
  },
  descriptions: {
    title: 'Forget what describes APIs?',
    detail: 'Forms and actions that were read from a description go, until it is asked for again. Files that were opened stay.',
    act: 'Forget them',
  },
  settings: {
    title: 'Put all settings back?',
    detail: 'Look, shortcuts, identities and how requests are sent are as on the first day. Secrets in the vault stay.',
    act: 'Put all back',
  },
};

interface Props {
  readonly what: Erasable;
  readonly onClose: () => void;
  /** Null: it is gone. */
  readonly onErased: (failure: Failure | null) => void;
}

/** Asks before a part of what is kept is erased. */
export function EraseDialog({ what, onClose, onErased }: Props) {
  const host = useHost();
  const { title, detail, act } = words[what];
  const erase = async () => {
    const erased = await host.call('app.erase', { what });
    onErased(erased.ok ? null : erased.failure);
    onClose();
  };
  return (
    <ConfirmDialog title={title} detail={detail} confirmLabel={act} isDanger onCancel={onClose} onConfirm={() => void erase()} />
  );
}
