import styles from './kbd.module.css';
import { shortcutText } from './shortcut-text';

interface Props {
  /** As a shortcut is written in the registry: `mod+Enter`. */
  readonly keys: string;
}

/** A shortcut as a key cap. */
export function Kbd({ keys }: Props) {
  return <kbd className={styles.kbd}>{shortcutText(keys)}</kbd>;
}
