import type { KnownVariable } from '#shared/model/environment';
import { useState } from 'react';
import { Button } from '../../ui/button';
import styles from './variables-in-reach.module.css';
import { useKnownVariables } from './use-known-variables';

/** Everything that `{{name}}` can stand for here, with the scope that supplies it. */
export function VariablesInReach({ tabId }: { readonly tabId: string }) {
  const known = useKnownVariables(tabId).filter(({ scope }) => scope !== 'request');
  const own = known.filter(({ scope }) => scope !== 'dynamic');
  const [withDynamic, setWithDynamic] = useState(false);
  const shown = withDynamic ? known : own;
  return (
    <section className={styles.section} aria-label="Variables in reach">
      <header className={styles.head}>
        <h2 className={styles.title}>In reach</h2>
        <Button size="small" variant="quiet" onPress={() => setWithDynamic(!withDynamic)}>
          {withDynamic ? 'Hide values made anew' : 'Show values made anew each time'}
        </Button>
      </header>
      {shown.length === 0 && (
        <p className={styles.none}>Nothing yet. Variables of folders, collection and environment will stand here.</p>
      )}
      {shown.length > 0 && (
        <table className={styles.table}>
          <tbody>
            {shown.map((variable) => (
              <Line key={variable.name} variable={variable} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function Line({ variable: { name, value, from, isSecret } }: { readonly variable: KnownVariable }) {
  return (
    <tr>
      <th scope="row" className={styles.name}>{`{{${name}}}`}</th>
      <td className={styles.value} dir="auto">
        {isSecret ? '••••••' : (value ?? '')}
      </td>
      <td className={styles.from} dir="auto">
        {from}
      </td>
    </tr>
  );
}
