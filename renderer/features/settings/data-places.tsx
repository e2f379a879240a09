import { useCallback, useEffect, useState } from 'react';
import { describeFailure } from '#shared/failure-words';
import { formatBytes } from '#shared/http/quantities';
import type { DataPlace } from '#shared/model/data-place';
import { useHost } from '../../state/use-app';
import { Button } from '../../ui/button';
import { CopyDataDialog } from './copy-data-dialog';
import { EraseDialog } from './erase-dialog';
import styles from './settings-panel.module.css';

/** The data folder, what each part of it holds, and how it is erased or copied. */
export function DataPlaces({ home }: { readonly home: string }) {
  const { places, look } = useDataPlaces();
  const [erasing, setErasing] = useState<DataPlace | null>(null);
  const [isCopying, setCopying] = useState(false);
  const [told, setTold] = useState('');
  return (
    <>
      <p className={styles.note}>All of it stays on this machine. Collections are where you put them.</p>
      <code className={styles.path} dir="auto">
        {home}
      </code>
      <dl className={styles.places} aria-label="What is in it">
        {places.map((place) => (
          <Place key={place.name} place={place} onErase={() => setErasing(place)} />
        ))}
      </dl>
      <output className={styles.note}>{told}</output>
      <Button onPress={() => setCopying(true)}>Copy all of it to a folder…</Button>
      {isCopying && <CopyDataDialog onClose={() => setCopying(false)} onCopied={(to) => setTold(`A copy stands in ${to}.`)} />}
      {erasing?.erasable && (
        <EraseDialog
          what={erasing.erasable}
          onClose={() => setErasing(null)}
          onErased={(failure) => {
            setTold(failure === null ? `${erasing.holds}: erased.` : describeFailure(failure));
            look();
          }}
        />
      )}
    </>
  );
}

function Place({ place, onErase }: { readonly place: DataPlace; readonly onErase: () => void }) {
  const { holds, name, bytes, inMemory, erasable } = place;
  return (
    <div className={styles.place}>
      <dt>
        {holds}
        <code className={styles.placeName}>{name}</code>
      </dt>
      <dd className={styles.size}>
        {amountIn(place)}
        {erasable !== null && (bytes !== null || inMemory > 0) && (
          <Button size="small" variant="quiet" label={`Erase: ${holds}`} onPress={onErase}>
            Erase…
          </Button>
        )}
      </dd>
    </div>
  );
}

function amountIn({ bytes, inMemory }: DataPlace): string {
  if (bytes !== null) return formatBytes(bytes);
  if (inMemory === 0) return 'nothing yet';
  return `${inMemory} ${inMemory === 1 ? 'cookie' : 'cookies'} in memory`;
}

function useDataPlaces() {
  const host = useHost();
  const [places, setPlaces] = useState<readonly DataPlace[]>([]);
  const look = useCallback(() => {
    void host.call('app.dataPlaces', null).then((told) => told.ok && setPlaces(told.value));
  }, [host]);
  useEffect(look, [look]);
  return { places, look };
}
