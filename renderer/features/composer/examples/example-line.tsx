import { formatBytes } from '#shared/http/quantities';
import type { ExampleItem } from '#shared/model/example';
import { Button } from 'react-aria-components';
import { classNames } from '../../../ui/class-names';
import { MenuButton } from '../../../ui/menu-button';
import { StatusTag } from '../../../ui/status-tag';
import styles from './examples-part.module.css';
import type { ExampleAct } from './use-example-actions';

interface Props {
  readonly item: ExampleItem;
  /** It stands in the place of the answer. */
  readonly isShown: boolean;
  readonly canCompare: boolean;
  readonly onAct: (act: ExampleAct) => void;
}

/** One example. A press opens it in the place of the answer. */
export function ExampleLine({ item, isShown, canCompare, onAct }: Props) {
  const { name, description, status, reason, mediaType, bodyBytes } = item;
  const about = [name, `${status ?? ''} ${reason}`.trim(), description].filter((line) => line !== '');
  const size = bodyBytes === null ? 'no body' : formatBytes(bodyBytes);
  return (
    <li className={classNames(styles.line, isShown && styles.shown)}>
      <Button className={styles.entry} aria-current={isShown} onPress={() => onAct('open')}>
        {/* The spaces are read as what stands between the words. */}
        <span className={styles.status}>
          {status === null ? (
            <span className={styles.faint}>no status</span>
          ) : (
            <StatusTag status={status} text={String(status)} />
          )}
        </span>{' '}
        <bdi className={styles.name} title={about.join('\n')}>
          {name}
        </bdi>{' '}
        <span className={styles.type}>{mediaType}</span> <span className={styles.size}>{size}</span>
      </Button>
      <MenuButton
        label={`More about the example ${name}`}
        size="small"
        items={[
          { id: 'open', label: 'Open', onAction: () => onAct('open') },
          { id: 'compare', label: 'Compare with the answer', isDisabled: !canCompare, onAction: () => onAct('compare') },
          { id: 'rename', label: 'Rename…', onAction: () => onAct('rename') },
          { id: 'delete', label: 'Delete', isDanger: true, onAction: () => onAct('delete') },
        ]}
      />
    </li>
  );
}
