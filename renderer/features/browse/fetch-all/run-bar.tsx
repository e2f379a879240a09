import { ArrowLeft } from 'lucide-react';
import { formatCount } from '#shared/http/quantities';
import { styleWords } from '#shared/hypermedia/paging/style-words';
import type { PagesRun } from '#shared/model/pages-run';
import { type RowFormat, plainView } from '#shared/model/table-window';
import { useState } from 'react';
import { useHost } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { MenuButton } from '../../../ui/menu-button';
import pageBar from '../paging/page-bar.module.css';
import { RunRequests } from './run-requests';
import { saveRows } from './save-rows';
import styles from './fetch-all.module.css';

interface Props {
  readonly run: PagesRun;
  readonly base: string;
  readonly onClose: () => void;
}

const formats: readonly { readonly format: RowFormat; readonly label: string }[] = [
  { format: 'ndjson', label: 'NDJSON, a row on each line' },
  { format: 'json', label: 'JSON, one list' },
  { format: 'csv', label: 'CSV, for a spreadsheet' },
];

/** What can be done with the rows of all pages: write them out, see the requests they came by, go back to the page. */
export function RunBar({ run, base, onClose }: Props) {
  const host = useHost();
  const [said, setSaid] = useState('');
  const [isListing, setIsListing] = useState(false);
  const write = async (format: RowFormat) => {
    setSaid('Writing…');
    setSaid(await saveRows(host, { of: { kind: 'run', runId: run.runId }, view: plainView, format }, base));
  };
  return (
    <nav aria-label="All pages" className={pageBar.bar}>
      <Button variant="quiet" onPress={onClose}>
        <ArrowLeft size={14} strokeWidth={1.5} aria-hidden />
        Back to the page
      </Button>
      <span className={pageBar.separator} aria-hidden />
      <Button variant="quiet" onPress={() => setIsListing(true)}>
        {formatCount(run.requests)} {run.requests === 1 ? 'request' : 'requests'}
      </Button>
      <span className={styles.said} role="status">
        {said || (run.style === null ? '' : styleWords[run.style])}
      </span>
      <MenuButton
        label="Write the rows out"
        isDisabled={run.rows === 0}
        items={formats.map(({ format, label }) => ({ id: format, label, onAction: () => void write(format) }))}
      >
        Export
      </MenuButton>
      {isListing && <RunRequests run={run} onClose={() => setIsListing(false)} />}
    </nav>
  );
}
