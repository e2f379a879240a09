import type { LucideIcon } from 'lucide-react';
import { Focusable } from 'react-aria-components';
import { Tooltip } from '../../ui/tooltip';
import { IconButton } from '../../ui/icon-button';
import styles from './address-bar.module.css';

interface Props {
  readonly label: string;
  readonly icon: LucideIcon;
  readonly shortcut?: string;
  /** Why it cannot be pressed now; null when it can. */
  readonly reason: string | null;
  readonly onPress: () => void;
}

/** A button that stays reachable when it is off, and says why. */
export function TrailButton({ label, icon: Icon, shortcut, reason, onPress }: Props) {
  if (reason === null)
    return <IconButton label={label} icon={Icon} {...(shortcut !== undefined && { shortcut })} onPress={onPress} />;
  return (
    <Tooltip text={`${label}: ${reason}`}>
      <Focusable>
        <button type="button" className={styles.unavailable} aria-label={`${label}: ${reason}`} aria-disabled>
          <Icon size={16} strokeWidth={1.5} aria-hidden />
        </button>
      </Focusable>
    </Tooltip>
  );
}
