import { useEffect, useRef, useState } from 'react';
import styles from './code-editor.module.css';
import type { EditorProps, Handover } from './editor-props';
import { openSession, type MonacoSession } from './monaco-session';

type Props = EditorProps & { readonly handover: Handover | null };

/** The editor proper, once it has loaded. */
export function MonacoView({ handover, ...props }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const session = useRef<MonacoSession | null>(null);
  const [first] = useState({ props, handover });

  useEffect(() => {
    if (!host.current) return;
    const opened = openSession(host.current, first.props);
    if (first.handover) opened.takeOver(first.handover);
    session.current = opened;
    return () => opened.close();
  }, [first]);

  useEffect(() => session.current?.update(props));
  return <div ref={host} className={styles.host} />;
}
