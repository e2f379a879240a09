import type { Remark } from '#shared/advice/advise';
import { describeFailure } from '#shared/failure-words';
import { useState } from 'react';
import { type AdvicePlace } from '../../state/slices/advice-slice';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import { MenuButton } from '../../ui/menu-button';
import styles from './advice.module.css';

interface Props {
  readonly remark: Remark;
  readonly place: AdvicePlace;
}

/** Ignores a remark where it stands, or its rule altogether; both can be taken back. */
export function IgnoreButton({ remark: { rule, at }, place }: Props) {
  const ignore = useApp((state) => state.ignoreAdvice);
  const [trouble, setTrouble] = useState<string | null>(null);
  const put = async (entry: { readonly rule: string; readonly at: string }) => {
    const done = await ignore(place, entry);
    setTrouble(done.ok ? null : describeFailure(done.failure));
  };
  return (
    <span className={styles.ignore}>
      {trouble !== null && <span role="alert">{trouble}</span>}
      <Button size="small" variant="quiet" label={`Ignore here: ${rule.title}`} onPress={() => void put({ rule: rule.id, at })}>
        Ignore here
      </Button>
      <MenuButton
        label={`More on: ${rule.title}`}
        size="small"
        items={[
          {
            id: 'everywhere',
            label: place === null ? 'Ignore this rule for all unsaved requests' : 'Ignore this rule in the whole collection',
            onAction: () => void put({ rule: rule.id, at: '' }),
          },
        ]}
      />
    </span>
  );
}
