import { useCallback, useEffect, useState } from 'react';
import { useHost } from '../../../state/use-app';
import { sentenceOf } from './body-failure';

const noteMs = 2_000;

interface CopyingText {
  /** What was copied just now; empty after a moment. */
  readonly note: string;
  readonly say: (note: string) => void;
  readonly copyText: (text: string, note: string) => void;
}

export interface Copying extends CopyingText {
  /** Copies a value as it was received, however long. */
  readonly copyValue: (node: number) => void;
}

/** Copies texts, and says for a moment that it did. */
export function useCopyText(): CopyingText {
  const [note, setNote] = useState('');
  useEffect(() => {
    if (note === '') return undefined;
    const timer = setTimeout(() => setNote(''), noteMs);
    return () => clearTimeout(timer);
  }, [note]);

  const copyText = useCallback((text: string, done: string) => {
    navigator.clipboard.writeText(text).then(
      () => setNote(done),
      () => setNote('The clipboard cannot be written here'),
    );
  }, []);
  return { note, say: setNote, copyText };
}

export function useCopy(bodyId: string): Copying {
  const host = useHost();
  const { note, say, copyText } = useCopyText();
  const copyValue = useCallback(
    (node: number) => {
      void host.call('body.readJsonNode', { bodyId, node }).then((read) => {
        if (!read.ok) return say(sentenceOf(read.failure));
        return copyText(read.value.text, read.value.complete ? 'Value copied' : 'The first 8 MiB of the value copied');
      });
    },
    [host, bodyId, say, copyText],
  );
  return { note, say, copyText, copyValue };
}
