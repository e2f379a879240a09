import styles from './coming.module.css';

/** Stands where something is fetched that takes a moment: quiet lines, and none of them before anybody would wonder. */
export function Coming() {
  return (
    <div className={styles.coming} role="status" aria-label="Loading" aria-busy="true">
      <i />
      <i />
      <i />
    </div>
  );
}
