import { readStatus } from '#shared/http/status-catalog';
import { useCallback, useRef, useState } from 'react';
import { useApp } from '../../state/use-app';
import { AtlasBar } from './atlas-bar';
import styles from './atlas.module.css';
import { AtlasMap } from './atlas-map';
import { AtlasTable } from './atlas-table';
import type { Filters } from './filters';
import { Quiz } from './quiz';
import { useAtlasKeys } from './use-atlas-keys';
import { StatusDetail } from './status-detail';

const everything: Filters = { show: 'all', list: 'both', groups: new Set(), search: '' };

/** The map of all statuses with the card of the one that is chosen, or the quiz. */
export function StatusAtlas() {
  const [filters, setFilters] = useState(everything);
  const [isQuiz, setQuiz] = useState(false);
  const [asTable, setAsTable] = useState(false);
  const chosen = useApp((state) => state.chosenStatus);
  const choose = useApp((state) => state.chooseStatus);
  const page = useRef<HTMLDivElement>(null);
  const onTable = useCallback(() => setAsTable((shown) => !shown), []);
  useAtlasKeys(page, { onTable });
  const entry = chosen === null ? null : readStatus(chosen).entry;
  return (
    <div className={styles.page} ref={page}>
      <AtlasBar
        filters={filters}
        onFilter={setFilters}
        isQuiz={isQuiz}
        onQuiz={() => setQuiz(!isQuiz)}
        asTable={asTable}
        onAsTable={onTable}
        onChoose={choose}
      />
      <div className={styles.split}>
        <div className={styles.chart}>
          {asTable ? (
            <AtlasTable filters={filters} onChoose={choose} />
          ) : (
            <AtlasMap filters={filters} chosen={isQuiz ? null : chosen} onChoose={choose} />
          )}
        </div>
        {isQuiz && <Quiz onClose={() => setQuiz(false)} onChoose={choose} />}
        {!isQuiz && entry && <StatusDetail key={entry.code} entry={entry} onChoose={choose} onClose={() => choose(null)} />}
        {!isQuiz && !entry && <Counts />}
      </div>
    </div>
  );
}

/** How many there are, and why others count otherwise. */
function Counts() {
  return (
    <aside className={styles.card} aria-label="About the atlas">
      <h3 className={styles.question}>4 + 10 + 9 + 28 + 11 = 62</h3>
      <p className={styles.text}>
        So many codes are in the registry that IANA keeps: four that inform, ten successes, nine redirections, twenty-eight errors
        of the client and eleven of the server. Counts differ with what is counted:
      </p>
      <dl className={styles.likes}>
        <dt>104</dt>
        <dd>is registered for a while only, for a draft on uploads that can be resumed.</dd>
        <dt>306</dt>
        <dd>is in the registry and means nothing: it is reserved, so that nobody uses it again.</dd>
        <dt>418</dt>
        <dd>was a joke; the registry keeps it free because servers send it.</dd>
        <dt>509</dt>
        <dd>is nobody’s: hosts made it up. 429 or 503 say the same.</dd>
      </dl>
      <p className={styles.text}>
        The numbers have gaps: 451 is there and 450 is not. A client that meets a number it does not know reads it as the x00 of
        its class, so 450 as 400.
      </p>
      <p className={styles.text}>
        Choose a code on the map: arrow keys walk on land, Enter opens its card, T shows the map as a table, / goes to the search.
      </p>
    </aside>
  );
}
