import { useState } from 'react';
import { isComposing } from '../../../ui/is-composing';
import { MenuButton } from '../../../ui/menu-button';
import styles from './body-bars.module.css';
import { countOf } from './body-words';
import { byteFormats, type ByteFormat } from './hex-copy';
import { rangeOf, readOffset, type ByteSelection } from './hex-selection';

interface Props {
  readonly selection: ByteSelection;
  readonly bytes: number;
  readonly onGo: (at: number) => void;
  readonly onCopy: (format: ByteFormat) => void;
}

const formats = Object.entries(byteFormats) as [ByteFormat, string][];

/** The way to an offset, and the ways to copy what is selected. */
export function HexBar({ selection, bytes, onGo, onCopy }: Props) {
  const [text, setText] = useState('');
  const [from, to] = rangeOf(selection);
  const offset = readOffset(text);
  const isWrong = text.trim() !== '' && (offset === null || offset >= bytes);
  return (
    <div className={styles.find}>
      <div className={styles.offset}>
        <input
          aria-label="Go to offset"
          className={styles.input}
          value={text}
          placeholder="offset, or 0x…"
          maxLength={24}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={isWrong}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || isComposing(event) || offset === null || isWrong) return;
            event.preventDefault();
            onGo(offset);
          }}
        />
      </div>
      {isWrong && <span className={styles.findError}>{offset === null ? 'no offset' : `the last is ${bytes - 1}`}</span>}
      <span className={styles.grow} />
      <span className={styles.findCount}>{countOf(to - from, 'byte')} selected</span>
      <MenuButton
        label="Copy as … the selected bytes"
        size="small"
        items={formats.map(([id, label]) => ({
          id,
          label,
          onAction: () => onCopy(id),
          ...(id === 'hex' && { shortcut: 'mod+C' }),
        }))}
      >
        Copy as …
      </MenuButton>
    </div>
  );
}
