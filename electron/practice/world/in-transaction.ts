import type { DatabaseSync } from 'node:sqlite';

/** Does it all, or nothing of it; no other server of the same world writes meanwhile. */
export function inTransaction(database: DatabaseSync, work: () => void): void {
  database.exec('begin immediate');
  try {
    work();
    database.exec('commit');
  } catch (thrown) {
    database.exec('rollback');
    throw thrown;
  }
}
