import { TextLayer, type PDFDocumentProxy, type PDFPageProxy, type RenderTask } from 'pdfjs-dist';
import { useEffect, useRef, useState } from 'react';
import styles from './drawn.module.css';

interface Props {
  readonly document: PDFDocumentProxy;
  /** From 1. */
  readonly page: number;
  /** Null: the page's own size. */
  readonly widthPx: number | null;
  readonly onTrouble: (thrown: unknown) => void;
}

/** No canvas is larger than this, however the page is zoomed. */
const mostPixels = 16_000_000;
const pointsToPx = 96 / 72;

/** One page of a PDF: its drawing, and its words over it. */
export function PdfSheet({ document: pdf, page, widthPx, onTrouble }: Props) {
  const sheet = useRef<HTMLDivElement>(null);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    const place = sheet.current;
    if (!place) return undefined;
    const drawing = new SheetDrawing(place);
    setDrawn(false);
    pdf
      .getPage(page)
      .then((read) => drawing.draw(read, widthPx))
      .then(
        () => setDrawn(true),
        (thrown: unknown) => {
          if (!drawing.isOver) onTrouble(thrown);
        },
      );
    return () => drawing.stop();
  }, [pdf, page, widthPx, onTrouble]);
  return <div ref={sheet} className={styles.sheet} role="group" aria-label={`Page ${page}`} aria-busy={!isDrawn} />;
}

/** A page on its way into an element. */
class SheetDrawing {
  readonly #place: HTMLElement;
  #task: RenderTask | null = null;
  #words: TextLayer | null = null;
  isOver = false;

  constructor(place: HTMLElement) {
    this.#place = place;
  }

  async draw(page: PDFPageProxy, widthPx: number | null): Promise<void> {
    if (this.isOver) return;
    const own = page.getViewport({ scale: pointsToPx });
    const viewport = widthPx === null ? own : page.getViewport({ scale: (pointsToPx * widthPx) / own.width });
    const { width, height, scale } = viewport;
    const density = Math.min(window.devicePixelRatio, Math.sqrt(mostPixels / (width * height)));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.floor(width * density));
    canvas.height = Math.max(1, Math.floor(height * density));
    canvas.setAttribute('aria-hidden', 'true');
    this.#task = page.render({ canvas, viewport, transform: [density, 0, 0, density, 0, 0] });
    await this.#task.promise;
    if (this.isOver) return;
    const words = document.createElement('div');
    words.className = styles.words ?? '';
    this.#words = new TextLayer({ textContentSource: page.streamTextContent(), container: words, viewport });
    await this.#words.render();
    if (this.isOver) return;
    this.#place.style.cssText = `width: ${width}px; height: ${height}px; --total-scale-factor: ${scale}; --scale-factor: ${scale}`;
    this.#place.replaceChildren(canvas, words);
  }

  stop(): void {
    this.isOver = true;
    this.#task?.cancel();
    this.#words?.cancel();
  }
}
