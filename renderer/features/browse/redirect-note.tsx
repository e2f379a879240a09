import { isSafe } from '#shared/http/methods';
import type { FinishedExchange } from '#shared/model/exchange';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { ConfirmDialog } from '../../ui/confirm-dialog';
import styles from './refusal-note.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: FinishedExchange;
}

/** Says that a redirect led to another origin and left credentials behind, and sends them there when told to. */
export function RedirectNote({ tabId, exchange }: Props) {
  const ask = useApp((state) => state.askAcross);
  const showView = useApp((state) => state.showView);
  const confirms = useApp((state) => state.settings.confirmUnsafe);
  const [isAsking, setIsAsking] = useState(false);
  const left = leftBehind(exchange);
  if (left === null) return null;
  const { names, from, to, method } = left;
  const them = names.length === 1 ? 'it' : 'them';
  return (
    <section aria-label="Redirected" className={styles.note}>
      <KeyRound size={16} strokeWidth={1.5} aria-hidden />
      <p className={styles.words}>
        <bdi>
          A redirect led from {from} to {to}, another origin. {names.join(', ')} stayed behind.
        </bdi>
      </p>
      <div className={styles.ways}>
        <Button size="small" onPress={() => (confirms && !isSafe(method) ? setIsAsking(true) : void ask(tabId))}>
          Send {them} there too
        </Button>
        <Button size="small" variant="quiet" onPress={() => showView(tabId, 'wire')}>
          Show the hops
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={`Send ${method} to ${new URL(to).host} again?`}
          detail={
            <bdi>
              It was sent there once, without {names.join(', ')}. With {them} it may do the same a second time, and Cairn cannot
              take it back.
            </bdi>
          }
          confirmLabel={`Send ${method}`}
          isDanger
          onConfirm={() => {
            setIsAsking(false);
            void ask(tabId);
          }}
          onCancel={() => setIsAsking(false)}
        />
      )}
    </section>
  );
}

interface Left {
  readonly names: readonly string[];
  readonly from: string;
  readonly to: string;
  /** What was sent there. */
  readonly method: string;
}

/** What the redirects of an exchange have left behind, and where; null when nothing was. */
export function leftBehind({ hops }: FinishedExchange): Left | null {
  const at = hops.findIndex(({ redirect }) => redirect !== null && namesIn(redirect.dropped).length > 0);
  const [before, last] = [hops[at], hops.at(-1)];
  if (!before?.redirect || !last) return null;
  return {
    names: namesIn(before.redirect.dropped),
    from: new URL(before.url).origin,
    to: new URL(last.url).origin,
    method: last.method,
  };
}

/** Credentials; the Host of a request belongs to no other. */
const namesIn = (dropped: readonly string[]): string[] => [...new Set(dropped.filter((name) => name.toLowerCase() !== 'host'))];
