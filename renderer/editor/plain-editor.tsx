import type { Ref } from 'react';
import styles from './code-editor.module.css';
import type { EditorProps } from './editor-props';

interface Props extends Pick<EditorProps, 'text' | 'label' | 'onChange'> {
  readonly fieldRef: Ref<HTMLTextAreaElement>;
}

/** Takes text from the first moment, while the editor proper is still loading, and for good where it cannot load. */
export function PlainEditor({ text, label, onChange, fieldRef }: Props) {
  return (
    <textarea
      ref={fieldRef}
      className={styles.plain}
      aria-label={label}
      value={text}
      onChange={(event) => onChange(event.target.value)}
      spellCheck={false}
      autoComplete="off"
      autoCapitalize="off"
      wrap="off"
      dir="ltr"
    />
  );
}
