import type { MarkupPlace, MarkupProblem, MarkupRow } from '#shared/model/body-markup';
import { useEffect, useState, useSyncExternalStore, type KeyboardEvent } from 'react';
import { useHost } from '../../../../state/use-app';
import { HugeList } from '../../../../ui/huge-list';
import { sentenceOf } from '../body-failure';
import lines from '../body-lines.module.css';
import { groupDigits } from '../body-words';
import type { FindView } from '../find-model';
import { HitLane } from '../hit-lane';
import { isCopy } from '../json-keys';
import { pinsAt, rowsAround } from '../json-pins';
import { LineSkeleton } from '../line-skeleton';
import { Notice } from '../notice';
import { PathBar } from '../path-bar';
import { useCopy } from '../use-copy';
import { describeTreeRow, useTreeRows } from '../use-tree-rows';
import { ViewFailure } from '../view-failure';
import type { MarkupModel } from './markup-model';
import { XmlLine } from './xml-line';

interface Props {
  readonly bodyId: string;
  readonly charset: string | null;
  readonly model: MarkupModel;
  readonly find: FindView;
}

/** A body of XML as a tree whose rows are fetched as they come into view. Entities stay as they are written. */
export function XmlTree({ bodyId, charset, model, find }: Props) {
  const host = useHost();
  const { failure, shown, cursor, facts } = useSyncExternalStore(model.subscribe, model.view);
  const problem = useProblem(bodyId, charset);
  const { note, copyText } = useCopy(bodyId);
  useEffect(() => model.start(), [model]);
  useEffect(() => {
    if (find.hit?.node != null) void model.reveal(find.hit.node);
  }, [model, find.hit]);
  const row = shown?.windows.row(cursor);
  const place = usePlace(bodyId, row?.node ?? null);
  const copyNode = async (node: number) => {
    const read = await host.call('body.readMarkupNode', { bodyId, node });
    if (!read.ok) return copyText('', sentenceOf(read.failure));
    return copyText(read.value.text, read.value.complete ? 'Element copied' : 'The first 8 MiB of the element copied');
  };
  if (failure) return <ViewFailure failure={failure} />;
  return (
    <>
      {problem && (
        <Notice>
          This is not well-formed XML. Line {groupDigits(problem.line)}, column {groupDigits(problem.column)}: {problem.message}
        </Notice>
      )}
      <Rows model={model} find={find} onCopy={(node) => void copyNode(node)} />
      <PathBar
        note={note}
        place={
          place && {
            pointer: place.path,
            root: '',
            onCopyPath: () => copyText(place.path, 'Path copied'),
            onCopyValue: () => void copyNode(place.node),
          }
        }
        status={row && statusOf(row, place, facts?.totalLines ?? 0)}
      />
    </>
  );
}

const statusOf = ({ line }: MarkupRow, place: MarkupPlace | null, total: number): string =>
  `${place?.namespace ? `namespace ${place.namespace}, ` : ''}row ${groupDigits(line)} of ${groupDigits(total)}`;

interface RowsProps {
  readonly model: MarkupModel;
  readonly find: FindView;
  readonly onCopy: (node: number) => void;
}

function Rows({ model, find, onCopy }: RowsProps) {
  const { shown, cursor, list, firstRow, highlight, onVisible, numberWidth } = useTreeRows(model, find);
  if (!shown) return <LineSkeleton />;
  const lineProps = { numberWidth, highlight, onToggle: model.toggle };
  const pins = pinsAt(shown.windows, firstRow);
  return (
    <div className={lines.list}>
      <HugeList
        ref={list}
        kind="tree"
        label="Body as XML"
        rowCount={shown.windows.totalRows ?? 0}
        cursor={cursor}
        onCursor={model.setCursor}
        renderRow={(at) => <XmlLine {...lineProps} row={shown.windows.row(at)} />}
        describeRow={(at) => describeTreeRow(shown.windows.row(at))}
        onVisible={onVisible}
        onKey={(event) => pressKey(event, model, onCopy)}
        pinned={{ rows: pins.length, content: pins.map((pin) => <XmlLine key={pin.node} {...lineProps} row={pin} />) }}
      />
      <HitLane marks={find.marks} />
    </div>
  );
}

/** Keys as in any tree. */
function pressKey(event: KeyboardEvent, model: MarkupModel, onCopy: (node: number) => void): void {
  const { shown, cursor } = model.view();
  const row = model.rowAt(cursor);
  if (!row || event.altKey) return;
  const toggle = () => void (row.children > 0 && model.toggle(row.node));
  const leave = () => {
    const parent = shown && rowsAround(shown.windows, cursor).at(-1);
    if (parent) void model.reveal(parent.node);
  };
  const actions: Readonly<Record<string, () => void>> = {
    ArrowLeft: row.children > 0 && !row.folded ? toggle : leave,
    ArrowRight: row.folded ? toggle : () => void (row.children > 0 && model.setCursor(cursor + 1)),
    Enter: toggle,
    ' ': toggle,
  };
  const action = isCopy(event) ? () => onCopy(row.node) : actions[event.key];
  if (!action) return;
  event.preventDefault();
  action();
}

function useProblem(bodyId: string, charset: string | null): MarkupProblem | null {
  const host = useHost();
  const [problem, setProblem] = useState<MarkupProblem | null>(null);
  useEffect(() => {
    let isWanted = true;
    void host.call('body.checkMarkup', { bodyId, charset }).then((checked) => {
      if (isWanted && checked.ok) setProblem(checked.value.problem);
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, charset]);
  return problem;
}

function usePlace(bodyId: string, node: number | null): (MarkupPlace & { readonly node: number }) | null {
  const host = useHost();
  const [place, setPlace] = useState<(MarkupPlace & { readonly node: number }) | null>(null);
  useEffect(() => {
    if (node === null) return undefined;
    let isWanted = true;
    void host.call('body.locateMarkup', { bodyId, folds: { depth: null, toggled: [] }, node }).then((found) => {
      if (isWanted && found.ok) setPlace({ ...found.value, node });
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, node]);
  return place;
}
