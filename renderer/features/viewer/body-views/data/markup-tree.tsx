import type { CallOutput } from '#shared/contract/types';
import { longestYaml, type MarkupLanguage, type MarkupPlace, type MarkupRow } from '#shared/model/body-markup';
import { useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useHost } from '../../../../state/use-app';
import { EmptyNote } from '../../../../ui/empty-note';
import { HugeList } from '../../../../ui/huge-list';
import { sentenceOf } from '../body-failure';
import lines from '../body-lines.module.css';
import { groupDigits, sizeOf } from '../body-words';
import type { FindView } from '../find-model';
import { HitLane } from '../hit-lane';
import { isCopy } from '../json-keys';
import { pinsAt, rowsAround } from '../json-pins';
import { LineSkeleton } from '../line-skeleton';
import { Notice } from '../notice';
import { PathBar } from '../path-bar';
import { useCopy } from '../use-copy';
import { describeTreeRow, useOfTree, useTreeRows } from '../use-tree-rows';
import { ViewFailure } from '../view-failure';
import type { MarkupModel } from './markup-model';
import { MarkupLine } from './markup-line';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
  readonly model: MarkupModel;
  readonly find: FindView;
}

const words: Readonly<
  Record<MarkupLanguage, { readonly label: string; readonly broken: string; readonly node: string; readonly root: string }>
> = {
  xml: { label: 'Body as XML', broken: 'This is not well-formed XML.', node: 'Element', root: '/' },
  yaml: { label: 'Body as YAML', broken: 'This is not valid YAML.', node: 'Value', root: '$' },
};

/** A body of XML or YAML as a tree whose rows are fetched as they come into view. Entities and aliases stay as they are written. */
export function MarkupTree(props: Props) {
  const { bodyId, bytes, model, find } = props;
  const { language } = model;
  const failure = useOfTree(model, (view) => view.failure);
  const { note, copyText, copyNode } = useCopyNode(bodyId, language);
  useEffect(() => model.start(), [model]);
  useEffect(() => {
    if (find.hit?.node != null) void model.reveal(find.hit.node);
  }, [model, find.hit]);
  if (failure?.kind === 'limitExceeded' && language === 'yaml') return <TooMuch bytes={bytes} />;
  if (failure) return <ViewFailure failure={failure} />;
  return (
    <>
      <Problem {...props} />
      <Rows label={words[language].label} model={model} find={find} onCopy={(node) => void copyNode(node)} />
      <Foot
        {...props}
        note={note}
        onCopyPath={(path) => copyText(path, 'Path copied')}
        onCopyNode={(node) => void copyNode(node)}
      />
    </>
  );
}

/** Copies what a node holds, as it was received. */
function useCopyNode(bodyId: string, language: MarkupLanguage) {
  const host = useHost();
  const { note, copyText } = useCopy(bodyId);
  const noun = words[language].node;
  const copyNode = async (node: number) => {
    const read = await host.call('body.readMarkupNode', { bodyId, language, node });
    if (!read.ok) return copyText('', sentenceOf(read.failure));
    const { text, complete } = read.value;
    return copyText(text, complete ? `${noun} copied` : `The first 8 MiB of the ${noun.toLowerCase()} copied`);
  };
  return { note, copyText, copyNode };
}

/** What is wrong with it, with the place. */
function Problem({ bodyId, charset, model: { language } }: Props) {
  const { problem, isWhole } = useCheck({ bodyId, charset, language });
  if (!isWhole)
    return <Notice>This is nested too deeply to be checked against the rules of YAML. All of its rows are here.</Notice>;
  if (!problem) return null;
  return (
    <Notice>
      {words[language].broken} Line {groupDigits(problem.line)}, column {groupDigits(problem.column)}: {problem.message}
    </Notice>
  );
}

interface FootProps extends Props {
  readonly note: string;
  readonly onCopyPath: (path: string) => void;
  readonly onCopyNode: (node: number) => void;
}

function Foot({ bodyId, charsetMenu, model, note, onCopyPath, onCopyNode }: FootProps) {
  const { language } = model;
  const row = useOfTree(model, ({ shown, cursor }) => shown?.windows.row(cursor));
  const total = useOfTree(model, ({ facts }) => facts?.totalLines ?? 0);
  const place = usePlace(bodyId, language, row?.node ?? null);
  const copying = place && {
    pointer: place.pointer,
    root: place.document === null ? words[language].root : `document ${groupDigits(place.document)}`,
    onCopyPath: () => onCopyPath(place.path),
    onCopyValue: () => onCopyNode(place.node),
  };
  return <PathBar note={note} charset={charsetMenu} place={copying} status={row && statusOf(row, place, total)} />;
}

const statusOf = ({ line }: MarkupRow, place: MarkupPlace | null, total: number): string =>
  `${place?.namespace ? `namespace ${place.namespace}, ` : ''}row ${groupDigits(line)} of ${groupDigits(total)}`;

/** Beyond what a tree is made of. */
function TooMuch({ bytes }: { readonly bytes: number }) {
  const why =
    bytes > longestYaml
      ? `It is ${sizeOf(bytes)} long, and YAML is a tree up to ${sizeOf(longestYaml)}, since all of it has to be read at once.`
      : 'It is made of so many small pieces that a tree of them would fill the memory.';
  return <EmptyNote title="This YAML is no tree here">{why} Text shows and searches all of it.</EmptyNote>;
}

interface RowsProps {
  readonly label: string;
  readonly model: MarkupModel;
  readonly find: FindView;
  readonly onCopy: (node: number) => void;
}

function Rows({ label, model, find, onCopy }: RowsProps) {
  const { shown, cursor, list, highlight, numberWidth } = useTreeRows(model, find);
  if (!shown) return <LineSkeleton />;
  const lineProps = { numberWidth, highlight, onToggle: model.toggle };
  const pinnedAt = (first: number) => {
    const pins = pinsAt(shown.windows, first);
    return { rows: pins.length, content: pins.map((pin) => <MarkupLine key={pin.node} {...lineProps} row={pin} />) };
  };
  return (
    <div className={lines.list}>
      <HugeList
        ref={list}
        kind="tree"
        label={label}
        rowCount={shown.windows.totalRows ?? 0}
        cursor={cursor}
        onCursor={model.setCursor}
        renderRow={(at) => <MarkupLine {...lineProps} row={shown.windows.row(at)} />}
        describeRow={(at) => describeTreeRow(shown.windows.row(at))}
        onVisible={model.onVisible}
        onKey={(event) => pressKey(event, model, onCopy)}
        pinnedAt={pinnedAt}
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

interface Check {
  readonly bodyId: string;
  readonly charset: string;
  readonly language: MarkupLanguage;
}

const unchecked: CallOutput<'body.checkMarkup'> = { problem: null, isWhole: true };

function useCheck({ bodyId, charset, language }: Check): CallOutput<'body.checkMarkup'> {
  const host = useHost();
  const [checked, setChecked] = useState(unchecked);
  useEffect(() => {
    let isWanted = true;
    void host.call('body.checkMarkup', { bodyId, charset, language }).then((answer) => {
      if (isWanted && answer.ok) setChecked(answer.value);
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, charset, language]);
  return checked;
}

function usePlace(
  bodyId: string,
  language: MarkupLanguage,
  node: number | null,
): (MarkupPlace & { readonly node: number }) | null {
  const host = useHost();
  const [place, setPlace] = useState<(MarkupPlace & { readonly node: number }) | null>(null);
  useEffect(() => {
    if (node === null) return undefined;
    let isWanted = true;
    void host.call('body.locateMarkup', { bodyId, language, folds: { depth: null, toggled: [] }, node }).then((found) => {
      if (isWanted && found.ok) setPlace({ ...found.value, node });
    });
    return () => {
      isWanted = false;
    };
  }, [host, bodyId, language, node]);
  return place;
}
