import { CircleAlert } from 'lucide-react';
import { type QueryError, readQueryErrors } from '#shared/graphql/read-errors';
import type { Exchange } from '#shared/model/exchange';
import type { RequestDraft } from '#shared/model/request-draft';
import { revealPlace } from '../../editor';
import { bodyDocument } from '../../state/document-names';
import { useApp } from '../../state/use-app';
import { useSeen } from '../../state/use-remarks';
import { Button } from '../../ui/button';
import styles from './query-errors.module.css';

interface Props {
  readonly tabId: string;
  readonly exchange: Exchange;
  /** As it was sent. */
  readonly draft: RequestDraft;
}

/** So many stand here; the body has all of them. */
const shownAtMost = 50;

/** What a server of GraphQL says went wrong, whatever the status is, with the way to its place in the query. */
export function QueryErrors({ tabId, exchange, draft }: Props) {
  const isQuery = draft.body.kind === 'graphql';
  const seen = useSeen(isQuery ? exchange : undefined, draft);
  const found = isQuery ? readQueryErrors(seen?.answer?.json) : null;
  if (found === null) return null;
  const { errors, hasData } = found;
  const count = errors.length === 1 ? 'One error' : `${errors.length.toLocaleString('en-GB')} errors`;
  return (
    <section className={styles.frame} aria-label="Errors of the query">
      <p className={styles.lead}>
        <CircleAlert size={14} strokeWidth={1.5} aria-hidden />
        {count} in the answer, {hasData ? 'and data beside it' : 'and no data'}
        {errors.length > shownAtMost && `; the first ${shownAtMost} are`}
      </p>
      <ul className={styles.list}>
        {errors.slice(0, shownAtMost).map((error, index) => (
          // The list of an answer never changes.
          // oxlint-disable-next-line react/no-array-index-key
          <ErrorLine key={index} tabId={tabId} error={error} />
        ))}
      </ul>
    </section>
  );
}

function ErrorLine({ tabId, error }: { readonly tabId: string; readonly error: QueryError }) {
  const { message, path, code, places } = error;
  const openComposer = useApp((state) => state.openComposer);
  const hasEditor = useApp((state) => state.tabs[tabId]?.draft.body.kind === 'graphql');
  return (
    <li className={styles.line}>
      <span className={styles.message} dir="auto">
        {message}
      </span>
      {path.length > 0 && <code>{path.join('.')}</code>}
      {code !== '' && <code>{code}</code>}
      {hasEditor &&
        places.map((place) => (
          <Button
            key={`${place.line}:${place.column}`}
            size="small"
            label={`Go to line ${place.line}, column ${place.column} of the query`}
            onPress={() => {
              openComposer(tabId, 'body');
              revealPlace(bodyDocument(tabId, 'graphql'), place);
            }}
          >
            Line {place.line}, column {place.column}
          </Button>
        ))}
    </li>
  );
}
