import type { FinishedExchange } from '#shared/model/exchange';
import { useEffect, useState } from 'react';
import { useHost } from '../../../state/use-app';

/** The body of an answer as text; null until it is here, or where it is no text. */
export function useAnswerText({ bodyId }: FinishedExchange): string | null {
  const host = useHost();
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    if (bodyId === null) return undefined;
    let isWanted = true;
    void host.call('body.readText', { bodyId, charset: null }).then((read) => {
      if (isWanted && read.ok) setText(read.value.text);
    });
    return () => void (isWanted = false);
  }, [host, bodyId]);
  return text;
}
