import { roundMs } from './round-ms';
import { phaseWords, type TimedHop } from '../../drawings/time-plan';
import styles from './time-view.module.css';

interface Props {
  readonly hops: readonly TimedHop[];
}

/** The same facts as the drawings, as a table. */
export function TimeTable({ hops }: Props) {
  return (
    <div className={styles.tableScroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">hop</th>
            <th scope="col">phase</th>
            <th scope="col" className={styles.number}>
              began, ms
            </th>
            <th scope="col" className={styles.number}>
              took, ms
            </th>
          </tr>
        </thead>
        <tbody>
          {hops.flatMap((hop) =>
            hop.phases.map((phase, index) => (
              <tr key={`${hop.number}-${phase.name}`}>
                <td>{index === 0 ? `${hop.number + 1}. ${hop.method}, ${hop.reused ? 'open' : 'new'} connection` : ''}</td>
                <td>{phaseWords[phase.name][1]}</td>
                <td className={styles.number}>{roundMs(phase.startMs)}</td>
                <td className={styles.number}>{roundMs(phase.durationMs)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </div>
  );
}
