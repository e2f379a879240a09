import { parseJson } from '#shared/hypermedia/parse-json';
import { flatRow } from '#shared/hypermedia/flat-row';
import type { JsonObject } from '#shared/hypermedia/json-value';
import { readFields } from '#shared/hypermedia/resource-fields';
import type { RowsOf } from '#shared/model/table-window';
import { useEffect, useState } from 'react';
import { useHost } from '../../../state/use-app';
import { Button } from '../../../ui/button';
import { Dialog } from '../../../ui/dialog';
import type { FollowOptions } from '../../../ui/follow-link';
import { FieldList } from '../field-list';
import { ListPlaceContext } from '../list-place';
import styles from './row-dialog.module.css';

interface Props {
  readonly of: RowsOf;
  readonly index: number;
  /** The column to begin with; null for all of the row. */
  readonly column: string | null;
  readonly base: string;
  readonly onFollow: (url: string, options: FollowOptions) => void;
  readonly onClose: () => void;
}

/** One row with all it holds, what is nested in it laid out. */
export function RowDialog({ of, index, column, base, onFollow, onClose }: Props) {
  const [only, setOnly] = useState(column);
  const text = useRowText(of, index);
  const part = text === null ? null : partOf(text, only);
  const follow = (url: string, options: FollowOptions) => {
    onClose();
    onFollow(url, options);
  };
  return (
    <Dialog
      title={only === null ? `Row ${index + 1}` : `${only}, row ${index + 1}`}
      isOpen
      onClose={onClose}
      width="wide"
      actions={
        <>
          {only !== null && <Button onPress={() => setOnly(null)}>The whole row</Button>}
          <Button onPress={onClose} shortcut="Escape" takesFocus>
            Close
          </Button>
        </>
      }
    >
      <div className={styles.fields}>
        {/* What lies in a row has no place in the page that it could be found at. */}
        <ListPlaceContext value={null}>
          {part === null ? <p>Reading the row…</p> : <FieldList fields={readFields(part, '', base)} onFollow={follow} />}
        </ListPlaceContext>
      </div>
    </Dialog>
  );
}

/** The members of a row, or the one of a column; all of them where there is none of that name. */
function partOf(text: string, only: string | null): JsonObject {
  const flat = flatRow(parseJson(text) ?? null);
  const value = only === null ? undefined : flat.get(only);
  return only === null || value === undefined ? flat : new Map([[only, value]]);
}

function useRowText(of: RowsOf, index: number): string | null {
  const host = useHost();
  const [text, setText] = useState<string | null>(null);
  const key = JSON.stringify(of);
  useEffect(() => {
    let isWanted = true;
    void host.call('rows.readOne', { of: JSON.parse(key) as RowsOf, index }).then((read) => {
      if (isWanted) setText(read.ok ? read.value.text : '"This row is no longer there."');
    });
    return () => void (isWanted = false);
  }, [host, key, index]);
  return text;
}
