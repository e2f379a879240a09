import { classNames } from '../../ui/class-names';
import type { Fact } from './compare-facts';
import styles from './compare.module.css';

interface Props {
  readonly label: string;
  readonly names: readonly [string, string];
  readonly facts: readonly Fact[];
}

/** What can be said of both, with what differs standing out. */
export function FactTable({ label, names, facts }: Props) {
  return (
    <table className={styles.facts} aria-label={label}>
      <colgroup>
        <col className={styles.nameColumn} />
        <col />
        <col />
      </colgroup>
      <thead className={styles.spoken}>
        <tr>
          <th scope="col">{label}</th>
          <th scope="col">{names[0]}</th>
          <th scope="col">{names[1]}</th>
        </tr>
      </thead>
      <tbody>
        {facts.map(({ name, one, other, differs }) => (
          <tr key={name} className={classNames(differs && styles.differs)}>
            <th scope="row">{name}</th>
            <Value text={one} />
            <Value text={other} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ text }: { readonly text: string }) {
  return <td>{text === '' ? <span className={styles.none}>–</span> : <bdi className={styles.data}>{text}</bdi>}</td>;
}
