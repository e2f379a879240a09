/** What others wait at while it is closed. */
export class Gate {
  #opening: Promise<void> | null = null;
  #open: () => void = () => undefined;

  get isClosed(): boolean {
    return this.#opening !== null;
  }

  close(): void {
    this.#opening ??= new Promise((resolve) => (this.#open = resolve));
  }

  open(): void {
    this.#open();
    this.#opening = null;
  }

  /** What there is to wait for; null while it is open. */
  wait(): Promise<void> | null {
    return this.#opening;
  }
}
