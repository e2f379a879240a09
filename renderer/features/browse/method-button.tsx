import { Button } from '../../ui/button';
import { MethodLabel } from '../../ui/method-label';
import { Tooltip } from '../../ui/tooltip';
import type { MethodAction } from './method-actions';
import styles from './method-bar.module.css';

interface Props {
  readonly action: MethodAction;
  readonly asks: boolean;
  /** Its form is open. */
  readonly isOpen: boolean;
  readonly onPress: () => void;
}

/** The button of one method. Where it is known from that it is allowed stands in its tooltip; a refusal stands on it. */
export function MethodButton({ action, asks, isOpen, onPress }: Props) {
  const { method, does, words, source, isAllowed } = action;
  const isDelete = does === 'asks';
  return (
    <>
      {isDelete && <span className={styles.separator} aria-hidden />}
      <Tooltip text={source}>
        <Button variant={isDelete ? 'danger' : 'plain'} onPress={onPress} {...(isOpen && { isExpanded: true })}>
          <span className={isAllowed ? undefined : styles.struck}>
            <MethodLabel method={method} />
            {isDelete && asks && '…'}
          </span>
          {words !== '' && <span className={styles.words}>{words}</span>}
        </Button>
      </Tooltip>
    </>
  );
}
