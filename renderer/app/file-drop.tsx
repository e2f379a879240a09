import { FileDown } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useApp } from '../state/use-app';
import styles from './file-drop.module.css';

/** A JSON message to the host holds no more; larger files are chosen by their path. */
const mostBytes = 25 * 1024 * 1024;

/** Files that are dropped anywhere on the window are imported, unless something below takes them itself. */
export function FileDrop() {
  const begin = useApp((state) => state.beginImport);
  const [isOver, setOver] = useState(false);
  useEffect(() => {
    const drop = (files: readonly File[]) => {
      const taken = files.slice(0, 100).filter(({ size }) => size <= mostBytes);
      if (taken.length === 0) return begin();
      const texts = taken.map(async (file) => ({ name: file.name.slice(0, 400), text: await file.text() }));
      void Promise.all(texts).then((read) => begin({ kind: 'texts', texts: read }));
    };
    return followDrag({ setOver, drop });
  }, [begin]);
  if (!isOver) return null;
  return (
    <div className={styles.veil} aria-hidden>
      <p className={styles.words}>
        <FileDown size={20} strokeWidth={1.5} />
        Drop to import
      </p>
    </div>
  );
}

interface Follow {
  readonly setOver: (isOver: boolean) => void;
  readonly drop: (files: readonly File[]) => void;
}

const carriesFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

function followDrag({ setOver, drop }: Follow): () => void {
  const onOver = (event: DragEvent) => {
    if (!carriesFiles(event) || event.defaultPrevented) return;
    // Otherwise the browser would leave the page for the file.
    event.preventDefault();
    setOver(true);
  };
  // Leaving the window has nothing that it goes to.
  const onLeave = (event: DragEvent) => event.relatedTarget === null && setOver(false);
  const onDrop = (event: DragEvent) => {
    setOver(false);
    if (!carriesFiles(event) || event.defaultPrevented) return;
    event.preventDefault();
    drop([...(event.dataTransfer?.files ?? [])]);
  };
  window.addEventListener('dragover', onOver);
  window.addEventListener('dragleave', onLeave);
  window.addEventListener('drop', onDrop);
  return () => {
    window.removeEventListener('dragover', onOver);
    window.removeEventListener('dragleave', onLeave);
    window.removeEventListener('drop', onDrop);
  };
}
