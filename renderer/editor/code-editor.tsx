import { useEffect, useRef, useState, type ComponentType, type RefObject } from 'react';
import type { EditorProps, Handover } from './editor-props';
import { PlainEditor } from './plain-editor';
import styles from './code-editor.module.css';

type MonacoView = ComponentType<EditorProps & { readonly takeOver: () => Handover | null }>;

let loaded: MonacoView | null = null;

/** Text with the colours, errors and undo of an editor. Typing is possible at once, before the editor has loaded, and no key is lost when it has. */
export function CodeEditor(props: EditorProps) {
  const field = useRef<HTMLTextAreaElement>(null);
  const { View } = useMonacoView(field);
  const [isTaken, setIsTaken] = useState(View !== null);
  const takeOver = () => {
    const handover = readHandover(field.current);
    setIsTaken(true);
    return handover;
  };
  return (
    <div className={styles.frame}>
      {View && <View {...props} takeOver={takeOver} />}
      {/* It stays until the editor has opened and taken the focus, in one go: a key always has somewhere to land. */}
      {!isTaken && <PlainEditor text={props.text} label={props.label} onChange={props.onChange} fieldRef={field} />}
    </div>
  );
}

function useMonacoView(field: RefObject<HTMLTextAreaElement | null>): { readonly View: MonacoView | null } {
  const [shown, setShown] = useState({ View: loaded });
  useEffect(() => {
    if (loaded) return;
    const composing = watchComposing(field.current);
    let isMounted = true;
    void loadView().then(async (found) => {
      await composing.isOver();
      if (found && isMounted) setShown({ View: found });
    });
    return () => {
      isMounted = false;
      composing.stop();
    };
  }, [field]);
  return shown;
}

/** Null where the editor cannot be fetched; the plain field then stays. */
async function loadView(): Promise<MonacoView | null> {
  try {
    loaded ??= (await import('./monaco-view')).MonacoView;
    return loaded;
  } catch {
    return null;
  }
}

/** Swapping a field while a word is being composed in it would lose the word. */
function watchComposing(field: HTMLTextAreaElement | null) {
  let isComposing = false;
  let onOver = () => {};
  const begin = () => void (isComposing = true);
  const end = () => {
    isComposing = false;
    onOver();
  };
  field?.addEventListener('compositionstart', begin);
  field?.addEventListener('compositionend', end);
  return {
    isOver: () => (isComposing ? new Promise<void>((resolve) => (onOver = resolve)) : Promise.resolve()),
    stop() {
      field?.removeEventListener('compositionstart', begin);
      field?.removeEventListener('compositionend', end);
    },
  };
}

function readHandover(field: HTMLTextAreaElement | null): Handover | null {
  if (!field) return null;
  return {
    text: field.value,
    start: field.selectionStart,
    end: field.selectionEnd,
    scrollTop: field.scrollTop,
    hasFocus: document.activeElement === field,
  };
}
