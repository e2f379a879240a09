import type { PDFDocumentProxy } from 'pdfjs-dist';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useCallback, useEffect, useState, type KeyboardEvent } from 'react';
import { useHost } from '../../../../state/use-app';
import { EmptyNote } from '../../../../ui/empty-note';
import { IconButton } from '../../../../ui/icon-button';
import { Segments } from '../../../../ui/segments';
import { groupDigits, sizeOf } from '../body-words';
import { LineSkeleton } from '../line-skeleton';
import { PathBar } from '../path-bar';
import styles from './drawn.module.css';
import { openPdf, pdfTrouble } from './pdf-document';
import { PdfSheet } from './pdf-sheet';

interface Props {
  readonly bodyId: string;
  readonly bytes: number;
}

/** A PDF, a page at a time: only what is looked at is read and drawn. */
export function PdfView({ bodyId, bytes }: Props) {
  const { pdf, trouble, onTrouble } = usePdf(bodyId, bytes);
  const [page, setPage] = useState(1);
  const [zoom, setZoom] = useState<'width' | 'own'>('width');
  const [room, measure] = useRoom();
  if (trouble !== null)
    return (
      <div role="alert">
        <EmptyNote title="This PDF cannot be shown">{trouble}</EmptyNote>
      </div>
    );
  if (!pdf) return <LineSkeleton />;
  const goTo = (next: number) => setPage(Math.min(pdf.numPages, Math.max(1, next)));
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { PageDown: 1, ArrowRight: 1, PageUp: -1, ArrowLeft: -1 }[event.key];
    const end = { Home: 1, End: pdf.numPages }[event.key];
    if (step === undefined && end === undefined) return;
    event.preventDefault();
    goTo(end ?? page + (step ?? 0));
  };
  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- it is scrolled and turned by keys */}
      <div ref={measure} className={styles.paper} role="group" aria-label="PDF" tabIndex={0} onKeyDown={onKeyDown}>
        {room > 0 && <PdfSheet document={pdf} page={page} widthPx={zoom === 'own' ? null : room} onTrouble={onTrouble} />}
      </div>
      <PathBar
        start={
          <div className={styles.pages}>
            <Segments label="Zoom" value={zoom} options={zooms} onChange={setZoom} />
            <Pages page={page} count={pdf.numPages} onPage={goTo} />
          </div>
        }
        status={`PDF, ${sizeOf(bytes)}`}
      />
    </>
  );
}

const zooms = [
  { value: 'width', label: 'Fit width' },
  { value: 'own', label: '100 %' },
] as const;

interface PagesProps {
  readonly page: number;
  readonly count: number;
  readonly onPage: (page: number) => void;
}

function Pages({ page, count, onPage }: PagesProps) {
  const button = { size: 'small', placement: 'top' } as const;
  return (
    <>
      <IconButton {...button} label="Page before" icon={ChevronLeft} isDisabled={page <= 1} onPress={() => onPage(page - 1)} />
      <input
        className={styles.pageNumber}
        aria-label={`Page, of ${count}`}
        inputMode="numeric"
        value={page}
        onChange={(event) => onPage(Number(event.target.value.replaceAll(/\D/g, '')) || 1)}
      />
      <span className={styles.caption}>of {groupDigits(count)}</span>
      <IconButton {...button} label="Next page" icon={ChevronRight} isDisabled={page >= count} onPress={() => onPage(page + 1)} />
    </>
  );
}

function usePdf(bodyId: string, bytes: number) {
  const host = useHost();
  const [pdf, setPdf] = useState<PDFDocumentProxy | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const onTrouble = useCallback((thrown: unknown) => setTrouble(pdfTrouble(thrown)), []);
  useEffect(() => {
    const task = openPdf(bytes, () => host.bodyUrl(bodyId));
    let isWanted = true;
    task.opened.then(
      (opened) => isWanted && setPdf(opened),
      (thrown: unknown) => isWanted && onTrouble(thrown),
    );
    return () => {
      isWanted = false;
      task.close();
    };
  }, [host, bodyId, bytes, onTrouble]);
  return { pdf, trouble, onTrouble };
}

/** How wide a page may be, in steps, so that it is not drawn anew for every pixel that a pane is dragged. */
const stepPx = 16;
const insetPx = 32;

function useRoom(): readonly [room: number, measure: (element: HTMLElement | null) => (() => void) | undefined] {
  const [room, setRoom] = useState(0);
  const measure = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    const observer = new ResizeObserver(() =>
      setRoom(Math.max(stepPx, Math.floor((element.clientWidth - insetPx) / stepPx) * stepPx)),
    );
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [room, measure];
}
