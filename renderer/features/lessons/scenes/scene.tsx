import { Table2 } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../../ui/button';
import { IconButton } from '../../../ui/icon-button';
import { useWidth } from '../../../ui/use-width';
import styles from './scene.module.css';
import { SentList } from './sent-list';
import type { Bench } from './use-bench';

interface Props {
  readonly title: string;
  /** What the drawing shows now, as sentences. */
  readonly says: string;
  readonly bench: Bench;
  readonly controls: ReactNode;
  /** Drawn for a width in pixels. */
  readonly draw: (width: number) => ReactNode;
  /** The same facts as a table. */
  readonly table: ReactNode;
  /** What the drawing does not say by itself. */
  readonly foot?: string;
}

/** A drawing of what its own exchanges did, the buttons that send them, and the same as a table (T). */
export function Scene({ title, says, bench, controls, draw, table, foot }: Props) {
  const [isTable, setTable] = useState(false);
  const [frame, width] = useWidth<HTMLDivElement>();
  return (
    // T is heard wherever in the scene the focus is.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <section
      aria-label={`Scene: ${title}`}
      className={styles.scene}
      onKeyDown={({ key, ctrlKey, metaKey, altKey, target }) => {
        const types = target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
        if (key.toLowerCase() === 't' && !ctrlKey && !metaKey && !altKey && !types) setTable(!isTable);
      }}
    >
      <header className={styles.bar}>
        <h3 className={styles.title}>{title}</h3>
        <IconButton
          label="Show it as a table"
          icon={Table2}
          shortcut="t"
          size="small"
          isPressed={isTable}
          onPress={() => setTable(!isTable)}
        />
      </header>
      <div className={styles.controls}>{controls}</div>
      {bench.trouble !== null && (
        <p role="alert" className={styles.trouble}>
          {bench.trouble}
        </p>
      )}
      <p className={styles.says} aria-live="polite">
        {says}
      </p>
      <div ref={frame} className={styles.frame}>
        {width > 0 && (isTable ? <div className={styles.tables}>{table}</div> : draw(width))}
      </div>
      {bench.restarts && (
        <p className={styles.note}>
          The practice server runs without what this needs: sending starts it anew, and its data with it.
        </p>
      )}
      {foot !== undefined && <p className={styles.note}>{foot}</p>}
      <SentList answers={bench.answers} />
    </section>
  );
}

interface SendButtonProps {
  readonly bench: Bench;
  readonly onPress: () => void;
  readonly isMain?: boolean;
  readonly isDisabled?: boolean;
  readonly children: ReactNode;
}

/** A button of a scene that sends: it waits while another is under way. */
export function SendButton({ bench, onPress, isMain = false, isDisabled = false, children }: SendButtonProps) {
  return (
    <Button variant={isMain ? 'main' : 'plain'} isDisabled={bench.isBusy || isDisabled} onPress={onPress}>
      {children}
    </Button>
  );
}
