import { useLayoutEffect, useRef, useState } from 'react';
import styles from './code-editor.module.css';
import type { EditorProps, Handover } from './editor-props';
import { openSession, type MonacoSession } from './monaco-session';

interface Props extends EditorProps {
  /** Asked once it has opened: what stood in the plain field until then; null without one. */
  readonly takeOver: () => Handover | null;
}

/** The editor proper, once it has loaded. */
export function MonacoView({ takeOver, ...props }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const session = useRef<MonacoSession | null>(null);
  const [first] = useState({ props, takeOver });

  // Before the page is drawn and before the next key: what was typed, the caret and the focus come over together.
  useLayoutEffect(() => {
    if (!host.current) return;
    const handover = first.takeOver();
    const opened = openSession(host.current, handover ? { ...first.props, text: handover.text } : first.props);
    if (handover) opened.takeOver(handover);
    session.current = opened;
    return () => opened.close();
  }, [first]);

  // With what was drawn and not a moment later: a key pressed in between would be taken back as if somebody else had changed the text.
  useLayoutEffect(() => session.current?.update(props));
  return <div ref={host} className={styles.host} />;
}
