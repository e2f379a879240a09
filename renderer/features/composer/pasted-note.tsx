import { useApp } from '../../state/use-app';
import { Remark } from './remark';

/** The way back from a pasted command, as long as nothing else was changed. */
export function usePastedOver(tabId: string) {
  const over = useApp((state) => state.pastedOver[tabId]);
  const isUntouched = useApp((state) => over !== undefined && state.tabs[tabId]?.draft === over.after);
  const undoPaste = useApp((state) => state.undoPaste);
  const undo = (): boolean => {
    if (isUntouched) undoPaste(tabId);
    return isUntouched;
  };
  return { over: isUntouched ? over : undefined, undo };
}

/** What became of a pasted command, what did not, and the way back. */
export function PastedNote({ tabId }: { readonly tabId: string }) {
  const { over, undo } = usePastedOver(tabId);
  if (!over) return null;
  const left = over.notes.length === 0 ? '' : ` Left out: ${over.notes.join('; ')}.`;
  return <Remark tone="plain" text={`The curl command has become this request.${left}`} act={{ label: 'Undo', run: undo }} />;
}
