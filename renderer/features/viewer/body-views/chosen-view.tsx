import type { BodyFacts } from '#shared/model/body-window';
import { lazy, Suspense, type ReactNode } from 'react';
import type { FindView } from './find-model';
import { HexView } from './hex-view';
import { JsonTree } from './json-tree';
import type { JsonTreeModel } from './json-tree-model';
import type { MarkupModel } from './data/markup-model';
import type { OnFollow } from './json-value';
import { LineSkeleton } from './line-skeleton';
import type { ShowSlice } from './show-slice';
import { TextView } from './text-view';
import type { BodyViewName } from './view-list';

// Each is fetched when it is first shown.
const ImageView = lazy(async () => ({ default: (await import('./drawn/image-view')).ImageView }));
const MediaView = lazy(async () => ({ default: (await import('./drawn/media-view')).MediaView }));
const PageView = lazy(async () => ({ default: (await import('./drawn/page-view')).PageView }));
const MarkdownView = lazy(async () => ({ default: (await import('./drawn/markdown-view')).MarkdownView }));
const PdfView = lazy(async () => ({ default: (await import('./drawn/pdf-view')).PdfView }));

const MarkupTree = lazy(async () => ({ default: (await import('./data/markup-tree')).MarkupTree }));
const TableView = lazy(async () => ({ default: (await import('./data/table-view')).TableView }));
const RecordsView = lazy(async () => ({ default: (await import('./data/records-view')).RecordsView }));
const PartsView = lazy(async () => ({ default: (await import('./data/parts-view')).PartsView }));
const FieldsView = lazy(async () => ({ default: (await import('./data/fields-view')).FieldsView }));

interface Props {
  readonly view: BodyViewName;
  readonly bodyId: string;
  readonly facts: BodyFacts;
  readonly contentType: string | null;
  readonly tree: JsonTreeModel;
  readonly xml: MarkupModel;
  readonly yaml: MarkupModel;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
  readonly find: FindView;
  /** Links that are not whole addresses are read from here. */
  readonly base: string;
  readonly onFollow: OnFollow;
  readonly showSlice: ShowSlice;
}

/** A body in the view that was chosen for it. */
export function ChosenView(props: Props) {
  return (
    <Suspense fallback={<LineSkeleton />}>
      <View {...props} />
    </Suspense>
  );
}

function View(props: Props) {
  const { view, tree, find, base, bodyId, contentType, facts, charset, charsetMenu, onFollow } = props;
  const shared = { bodyId, bytes: facts.bytes };
  const text = { ...shared, charset, charsetMenu };
  switch (view) {
    case 'tree':
      return <JsonTree {...shared} charsetMenu={charsetMenu} model={tree} base={base} find={find} onFollow={onFollow} />;
    case 'text':
      return <TextView {...text} find={find} />;
    case 'xml':
    case 'yaml':
      return <MarkupTree {...text} key={view} model={props[view]} find={find} />;
    case 'hex':
      return <HexView {...shared} find={find} />;
    case 'image':
    case 'audio':
    case 'video':
    case 'pdf':
    case 'page':
    case 'markdown':
      return <DrawnView {...text} view={view} bytesSay={facts.bytesSay} />;
    default:
      return <DataView {...text} {...{ view, contentType }} showSlice={props.showSlice} />;
  }
}

interface Shared {
  readonly bodyId: string;
  readonly bytes: number;
  readonly charset: string;
  readonly charsetMenu: ReactNode;
}

interface DrawnProps extends Shared {
  readonly view: 'image' | 'audio' | 'video' | 'pdf' | 'page' | 'markdown';
  readonly bytesSay: string | null;
}

function DrawnView({ view, bytesSay, ...shared }: DrawnProps) {
  switch (view) {
    case 'image':
      return <ImageView {...shared} bytesSay={bytesSay} />;
    case 'audio':
    case 'video':
      return <MediaView {...shared} bytesSay={bytesSay} kind={view} />;
    case 'pdf':
      return <PdfView {...shared} />;
    case 'page':
      return <PageView {...shared} />;
    case 'markdown':
      return <MarkdownView {...shared} />;
  }
}

interface DataProps extends Shared {
  readonly view: 'table' | 'records' | 'events' | 'parts' | 'fields';
  readonly contentType: string | null;
  readonly showSlice: ShowSlice;
}

function DataView({ view, contentType, showSlice, ...shared }: DataProps) {
  switch (view) {
    case 'table':
      return <TableView {...shared} isTabbed={/tab-sep|tsv/i.test(contentType ?? '')} saysHeader={headerIn(contentType)} />;
    case 'records':
      return <RecordsView {...shared} kind="lines" showSlice={showSlice} />;
    case 'events':
      return <RecordsView {...shared} kind="events" showSlice={showSlice} />;
    case 'parts':
      return <PartsView {...shared} contentType={contentType} showSlice={showSlice} />;
    case 'fields':
      return <FieldsView {...shared} />;
  }
}

/** RFC 4180, section 3. */
function headerIn(contentType: string | null): boolean | null {
  const said = /;\s*header\s*=\s*"?(present|absent)/i.exec(contentType ?? '')?.[1]?.toLowerCase();
  return said === undefined ? null : said === 'present';
}
