import { useEffect, useState } from 'react';
import { formatBytes } from '#shared/http/quantities';
import type { DataPlace } from '#shared/model/data-place';
import { useHost } from '../../state/use-app';
import styles from './settings-panel.module.css';

/** The data folder, and what each part of it holds. */
export function DataPlaces({ home }: { readonly home: string }) {
  const host = useHost();
  const [places, setPlaces] = useState<readonly DataPlace[]>([]);
  useEffect(() => {
    let isHere = true;
    void host.call('app.dataPlaces', null).then((told) => isHere && told.ok && setPlaces(told.value));
    return () => {
      isHere = false;
    };
  }, [host]);
  return (
    <>
      <p className={styles.note}>All of it stays on this machine. Collections are where you put them.</p>
      <code className={styles.path} dir="auto">
        {home}
      </code>
      <dl className={styles.places} aria-label="What is in it">
        {places.map(({ holds, name, bytes }) => (
          <div key={name} className={styles.place}>
            <dt>
              {holds}
              <code className={styles.placeName}>{name}</code>
            </dt>
            <dd className={styles.size}>{bytes === null ? 'nothing yet' : formatBytes(bytes)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
