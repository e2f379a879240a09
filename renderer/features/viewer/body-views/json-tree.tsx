import type { JsonRow } from '#shared/model/body-window';
import { useEffect, type ReactNode } from 'react';
import { HugeList } from '../../../ui/huge-list';
import { BodyProblem } from './body-problem';
import { ViewFailure } from './view-failure';
import styles from './body-lines.module.css';
import { groupDigits } from './body-words';
import type { FindView } from './find-model';
import { HitLane } from './hit-lane';
import type { Highlight } from './highlight';
import { pressTreeKey } from './json-keys';
import { JsonLine } from './json-line';
import { pinsAt } from './json-pins';
import type { JsonTreeModel } from './json-tree-model';
import type { OnFollow } from './json-value';
import { LineSkeleton } from './line-skeleton';
import { PathBar } from './path-bar';
import { useCopy } from './use-copy';
import { usePlace } from './use-place';
import { describeTreeRow, useOfTree, useTreeRows } from './use-tree-rows';

export interface JsonTreeProps {
  readonly bodyId: string;
  readonly model: JsonTreeModel;
  readonly bytes: number;
  /** Links that are not whole addresses are read from here. */
  readonly base: string;
  readonly find: FindView;
  /** By what charset it is read, and the way to another. */
  readonly charsetMenu?: ReactNode;
  readonly onFollow: OnFollow;
}

/** A JSON body as a tree whose lines are fetched as they come into view. */
export function JsonTree(props: JsonTreeProps) {
  const { bodyId, model, find } = props;
  const failure = useOfTree(model, (view) => view.failure);
  const problem = useOfTree(model, ({ facts }) => facts?.problem ?? null);
  const { note, copyText, copyValue } = useCopy(bodyId);
  useEffect(() => model.start(), [model]);
  useEffect(() => {
    if (find.hit?.node != null) void model.reveal(find.hit.node);
  }, [model, find.hit]);

  if (failure) return <ViewFailure failure={failure} />;
  return (
    <>
      {problem && <BodyProblem problem={problem} />}
      <TreeRows {...props} onCopy={copyValue} />
      <TreeFoot {...props} note={note} onCopyPath={(path) => copyText(path, 'Path copied')} onCopyValue={copyValue} />
    </>
  );
}

interface FootProps extends JsonTreeProps {
  readonly note: string;
  readonly onCopyPath: (path: string) => void;
  readonly onCopyValue: (node: number) => void;
}

const inMemoryBytes = 8 * 1024 * 1024;

function TreeFoot({ bodyId, model, bytes, charsetMenu, note, onCopyPath, onCopyValue }: FootProps) {
  const row = useOfTree(model, ({ shown, cursor }) => shown?.windows.row(cursor));
  const lines = useOfTree(model, ({ facts }) => facts?.totalLines ?? 0);
  const place = usePlace(bodyId, row?.node ?? null);
  const status =
    row && `line ${groupDigits(row.line)} of ${groupDigits(lines)}${bytes > inMemoryBytes ? ', read from disk' : ''}`;
  const copying = place && {
    pointer: place.pointer,
    onCopyPath: () => onCopyPath(place.path),
    onCopyValue: () => onCopyValue(place.node),
  };
  return <PathBar place={copying} note={note} charset={charsetMenu} status={status} />;
}

function TreeRows({ model, base, find, onFollow, onCopy }: JsonTreeProps & { readonly onCopy: (node: number) => void }) {
  const { shown, cursor, list, highlight, numberWidth } = useTreeRows(model, find);
  if (!shown) return <LineSkeleton />;
  const lineProps = { numberWidth, base, highlight, onFollow, onToggle: model.toggle };
  const renderRow = (row: number) => {
    const line = shown.windows.row(row);
    return line ? (
      <JsonLine {...lineProps} row={line} current={line.node === find.hit?.node ? find.sameBefore : -1} />
    ) : (
      <LineSkeleton rows={1} />
    );
  };
  const pinnedAt = (first: number) => {
    const pins = pinsAt(shown.windows, first);
    return { rows: pins.length, content: pins.map((pin) => <Pin key={pin.node} row={pin} model={model} {...lineProps} />) };
  };
  return (
    <div className={styles.list}>
      <HugeList
        ref={list}
        kind="tree"
        label="Body"
        rowCount={shown.windows.totalRows ?? 0}
        cursor={cursor}
        onCursor={model.setCursor}
        renderRow={renderRow}
        describeRow={(row) => describeTreeRow(shown.windows.row(row))}
        onVisible={model.onVisible}
        onKey={(event) => pressTreeKey(event, model, { base, onFollow, onCopy })}
        pinnedAt={pinnedAt}
      />
      <HitLane marks={find.marks} />
    </div>
  );
}

interface PinProps {
  readonly row: JsonRow;
  readonly model: JsonTreeModel;
  readonly numberWidth: string;
  readonly base: string;
  readonly highlight: Highlight | null;
  readonly onFollow: OnFollow;
  readonly onToggle: (node: number) => void;
}

function Pin({ row, model, ...line }: PinProps) {
  return (
    // Left and Home do the same from the keyboard.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
    <div className={styles.pin} onClick={() => void model.reveal(row.node)}>
      <JsonLine {...line} row={row} current={-1} />
    </div>
  );
}
