import { clampTop, scaleOf, scrollFromTop, topFromScroll, type HugeScale } from './huge-list-scale';

const lineDelta = 1;
const pageDelta = 2;

/** What a list has to know of its frame to draw itself. */
export interface HugeView {
  /** The first visible pixel of the rows. */
  readonly top: number;
  readonly height: number;
}

/** Keeps the place in the rows and the scroll bar of an element together, whichever of them moves. */
export class HugeScroll {
  #element: HTMLElement | null = null;
  #scale: HugeScale = scaleOf(0, 20, 0);
  #rowCount = 0;
  #view: HugeView = { top: 0, height: 0 };
  #scroll = 0;
  readonly #listeners = new Set<() => void>();

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };

  readonly view = (): HugeView => this.#view;

  /** Takes charge of an element's scroll bar; answers how to let it go. */
  readonly attach = (element: HTMLElement): (() => void) => {
    this.#element = element;
    const onScroll = () => this.#follow(element.scrollTop);
    const onWheel = (event: WheelEvent) => this.#turn(event);
    const observer = new ResizeObserver(() => this.#measure(element));
    observer.observe(element);
    element.addEventListener('scroll', onScroll, { passive: true });
    element.addEventListener('wheel', onWheel, { passive: false });
    this.#measure(element);
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', onScroll);
      element.removeEventListener('wheel', onWheel);
      this.#element = null;
    };
  };

  /** To be told after the rows have changed. */
  setRows(rowCount: number, rowHeight: number): void {
    if (rowCount === this.#rowCount && rowHeight === this.#scale.rowHeight) return;
    const { isScaled } = this.#scale;
    this.#rowCount = rowCount;
    this.#scale = scaleOf(rowCount, rowHeight, this.#view.height);
    // A bar that stands for its own pixels stays where it is; to read it back would lay the page out once more.
    const isStill = !isScaled && !this.#scale.isScaled && clampTop(this.#scale, this.#view.top) === this.#view.top;
    if (!isStill) this.moveTo(this.#view.top);
  }

  moveTo(wanted: number): void {
    const top = clampTop(this.#scale, wanted);
    if (this.#element) {
      this.#element.scrollTop = scrollFromTop(this.#scale, top);
      // Read back, because the browser rounds: this is how our own move is told from the user's.
      this.#scroll = this.#element.scrollTop;
    }
    this.#show({ ...this.#view, top });
  }

  #measure(element: HTMLElement): void {
    const height = element.clientHeight;
    if (height === this.#view.height) return;
    this.#scale = scaleOf(this.#rowCount, this.#scale.rowHeight, height);
    this.#show({ top: clampTop(this.#scale, this.#view.top), height });
    if (this.#scale.isScaled) this.moveTo(this.#view.top);
  }

  /** The scroll bar was moved by somebody. */
  #follow(scroll: number): void {
    if (Math.abs(scroll - this.#scroll) < 1) return;
    const top = topFromScroll(this.#scale, this.#view.top, { from: this.#scroll, to: scroll });
    this.#scroll = scroll;
    this.#show({ ...this.#view, top });
  }

  /** A wheel moves the rows by what it says, even where a pixel of the scroll bar is thousands of rows. */
  #turn(event: WheelEvent): void {
    if (!this.#scale.isScaled || event.ctrlKey || event.shiftKey || event.deltaY === 0) return;
    event.preventDefault();
    this.moveTo(this.#view.top + event.deltaY * pixelsOf(event, this.#scale));
  }

  #show(view: HugeView): void {
    if (view.top === this.#view.top && view.height === this.#view.height) return;
    this.#view = view;
    for (const listener of this.#listeners) listener();
  }
}

function pixelsOf({ deltaMode }: WheelEvent, { rowHeight, viewHeight }: HugeScale): number {
  if (deltaMode === lineDelta) return rowHeight;
  return deltaMode === pageDelta ? viewHeight : 1;
}
