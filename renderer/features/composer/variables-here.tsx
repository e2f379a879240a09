import type { KnownVariable } from '#shared/model/environment';
import { processPrefix } from '#shared/variables/layers';
import { useState } from 'react';
import { useApp } from '../../state/use-app';
import { Button } from '../../ui/button';
import styles from './variables-here.module.css';
import { useVariablesInReach } from './use-known-variables';

/** Everything that `{{name}}` can stand for in a request: the scope that counts for each, and those that it stands before. */
export function VariablesHere({ tabId }: { readonly tabId: string }) {
  const known = useVariablesInReach(tabId);
  const [withAll, setWithAll] = useState(false);
  const shown = (known ?? []).filter((variable) => withAll || !isOfTheMachine(variable));
  return (
    <section className={styles.section} aria-label="Variables here">
      <header className={styles.head}>
        <h2 className={styles.title}>Variables here</h2>
        <Button
          size="small"
          variant="quiet"
          label={
            withAll ? 'Hide values of the process and those made anew' : 'Show also values of the process and those made anew'
          }
          onPress={() => setWithAll(!withAll)}
        >
          {withAll ? 'Show fewer' : 'Show all'}
        </Button>
      </header>
      {known !== null && shown.length === 0 && (
        <p className={styles.none}>Nothing yet. Variables of folders, collection and environment will stand here.</p>
      )}
      {shown.length > 0 && (
        <table className={styles.table}>
          <thead>
            <tr>
              <th className={styles.nameHead}>Name</th>
              <th>Value</th>
              <th className={styles.fromHead}>From</th>
            </tr>
          </thead>
          {shown.map((variable) => (
            <Lines key={variable.name} variable={variable} />
          ))}
        </table>
      )}
    </section>
  );
}

/** There are many of them, and hardly anybody looks for one here. */
const isOfTheMachine = ({ name, scope, from }: KnownVariable): boolean =>
  scope === 'dynamic' || (name.startsWith(processPrefix) && from === 'the process environment');

const dots = '••••••';

function Lines({ variable }: { readonly variable: KnownVariable }) {
  const { name, value, filled, from, isSecret, scope, problem, shadowed, environment } = variable;
  const open = useApp((state) => state.openEnvironments);
  const isWhole = filled === null || filled === value;
  return (
    <tbody>
      <tr>
        <th scope="row" className={styles.name}>{`{{${name}}}`}</th>
        <td className={styles.value} dir="auto">
          {isSecret ? dots : scope === 'dynamic' ? '' : (filled ?? value ?? '')}
          {!isWhole && <span className={styles.written}>{value}</span>}
          {problem !== '' && <span className={styles.problem}>{problem}</span>}
        </td>
        <td className={styles.from} dir="auto">
          {environment ? (
            <Button size="small" variant="quiet" label={`Open ${from}, which has ${name}`} onPress={() => open(environment)}>
              {from}
            </Button>
          ) : (
            from
          )}
        </td>
      </tr>
      {shadowed.map((other) => (
        <tr key={`${other.scope} ${other.from}`} className={styles.shadowed}>
          <td className={styles.name}>
            <span className={styles.unseen}>{name}, not used</span>
          </td>
          <td className={styles.value} dir="auto">
            <s>{other.isSecret ? dots : (other.value ?? '')}</s>
          </td>
          <td className={styles.from} dir="auto">
            {other.from}
          </td>
        </tr>
      ))}
    </tbody>
  );
}
