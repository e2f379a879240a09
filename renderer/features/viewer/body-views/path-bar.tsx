import { Braces, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../../ui/icon-button';
import styles from './body-bars.module.css';

interface Props {
  /** Where the cursor stands, in views that have places. */
  readonly place?: {
    /** RFC 6901, or the steps of another path after slashes. */
    readonly pointer: string;
    /** What stands for the root; `$` where nothing is said. */
    readonly root?: string;
    readonly onCopyPath: () => void;
    readonly onCopyValue: () => void;
  } | null;
  /** Stands at its start, in views that are zoomed or paged. */
  readonly start?: ReactNode;
  readonly note?: string;
  /** By what charset a text is read, and the way to another. */
  readonly charset?: ReactNode;
  readonly status: ReactNode;
}

/** Where the cursor stands, from the root on; and how far into the body that is. */
export function PathBar({ place, start, note = '', charset, status }: Props) {
  return (
    <footer className={styles.foot}>
      {start}
      {place && (
        <>
          <span className={styles.path} title={place.pointer}>
            <PathSteps pointer={place.pointer} root={place.root ?? '$'} />
          </span>
          <IconButton label="Copy path" icon={Copy} size="small" onPress={place.onCopyPath} placement="top" />
          <IconButton
            label="Copy value"
            icon={Braces}
            size="small"
            shortcut="mod+C"
            onPress={place.onCopyValue}
            placement="top"
          />
        </>
      )}
      <span className={styles.copied} role="status">
        {note}
      </span>
      <span className={styles.grow} />
      {charset}
      <span className={styles.where}>{status}</span>
    </footer>
  );
}

const mostSteps = 12;

function PathSteps({ pointer, root }: { readonly pointer: string; readonly root: string }) {
  const all = pointer.split('/').slice(1).map(unescapeStep);
  const steps = all.slice(-mostSteps);
  return (
    <>
      <span>{root}</span>
      {all.length > steps.length && <Step name="…" isLast={false} />}
      {steps.map((step, place) => (
        <Step key={place} name={step} isLast={place === steps.length - 1} />
      ))}
    </>
  );
}

function Step({ name, isLast }: { readonly name: string; readonly isLast: boolean }) {
  return (
    <>
      <i aria-hidden>›</i>
      {isLast ? <b>{name}</b> : <span>{name}</span>}
    </>
  );
}

const unescapeStep = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
