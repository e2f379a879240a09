import { Pencil, Play, Timer } from 'lucide-react';
import type { NextTry } from '#shared/explain/explanation';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { MethodLabel } from '../../ui/method-label';
import { useCountdown } from './use-countdown';
import styles from './why.module.css';

interface Props {
  readonly tabId: string;
  readonly tries: readonly NextTry[];
}

/** What can be done next, ready; the first is what most likely helps. */
export function TryList({ tabId, tries }: Props) {
  return (
    <ul className={styles.tries}>
      {tries.map((next, index) => (
        <li key={next.title} className={styles.try}>
          <div className={styles.words}>
            <p className={styles.title}>{next.title}</p>
            <p className={styles.detail} dir="auto">
              {next.action.kind === 'send' && <Request next={next} />}
              {next.detail}
            </p>
          </div>
          <TryButton tabId={tabId} next={next} index={index} />
        </li>
      ))}
    </ul>
  );
}

function Request({ next }: { readonly next: NextTry }) {
  const { draft } = next.action;
  return (
    <span className={styles.request}>
      <MethodLabel method={draft.method} /> <code>{pathOf(draft.url)}</code>{' '}
    </span>
  );
}

function pathOf(url: string): string {
  const path = url.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, '');
  return path === '' ? '/' : path;
}

interface TryButtonProps {
  readonly tabId: string;
  readonly next: NextTry;
  readonly index: number;
}

function TryButton({ tabId, next, index }: TryButtonProps) {
  const run = useApp((state) => state.tryNext);
  const { action } = next;
  const left = useCountdown(action.kind === 'wait' ? action.until : null);
  const isWaiting = left > 0;
  const Icon = action.kind === 'edit' ? Pencil : isWaiting ? Timer : Play;
  return (
    <Button
      variant={index === 0 ? 'main' : 'plain'}
      shortcut={index < 9 ? `Alt+${index + 1}` : undefined}
      isDisabled={isWaiting}
      onPress={() => run(tabId, next)}
    >
      <Icon size={14} strokeWidth={1.5} aria-hidden />
      <span>
        {action.kind === 'edit' ? 'Open' : isWaiting ? `In ${left} s` : 'Send'}
        <span className={styles.unseen}>: {next.title}</span>
      </span>
    </Button>
  );
}
