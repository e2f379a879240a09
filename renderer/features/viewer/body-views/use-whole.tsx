import { useState, type ReactNode } from 'react';
import { useHost } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { sizeOf } from './body-words';
import { copyAll, mostCopied } from './copy-all';
import { Notice } from './notice';
import { encodedName, saveBodyAs } from './save-as';

interface Whole {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  /** What its file would be called. */
  readonly name: string;
  /** Codings that it is still in. */
  readonly left: readonly string[];
}

interface WholeActions {
  /** What came of it, in a few words. */
  readonly note: string;
  /** Stands above a body that was to be copied and is too large for it. */
  readonly refusal: ReactNode;
  readonly copy: () => void;
  /** Saves a body, as another form of this one, in the codings it is in. */
  readonly save: (bodyId: string, codings: readonly string[]) => void;
  /** What was said is of no matter any more. */
  readonly hush: () => void;
}

/** What can be done with all of a body. */
export function useWhole({ bodyId, bytes, charset, name, left }: Whole): WholeActions {
  const host = useHost();
  const [note, setNote] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const hush = () => {
    setNote('');
    setIsRefused(false);
  };
  const save = (id: string, codings: readonly string[]) => {
    hush();
    void saveBodyAs(host, id, encodedName(name, codings)).then(setNote);
  };
  const copy = () => {
    hush();
    if (bytes > mostCopied) setIsRefused(true);
    else void copyAll(host, { bodyId, bytes, charset }).then(setNote);
  };
  const refusal = isRefused && (
    <Notice
      action={
        <Button size="small" onPress={() => save(bodyId, left)}>
          Save it
        </Button>
      }
    >
      <span role="status">{`Not copied: the clipboard is given no more than ${sizeOf(mostCopied)}.`}</span>
    </Notice>
  );
  return { note, refusal, copy, save, hush };
}
