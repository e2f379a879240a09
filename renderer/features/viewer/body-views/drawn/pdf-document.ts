import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  PDFDataRangeTransport,
  PDFWorker,
  type PDFDocumentProxy,
} from 'pdfjs-dist';
// oxlint-disable-next-line import/default -- `?worker` is the bundler's: it makes the export
import PdfThread from 'pdfjs-dist/build/pdf.worker.min.mjs?worker';

/** Tables of characters and the fourteen fonts that a PDF need not bring along: files of the app, by their names. */
const files: Readonly<Record<string, unknown>> = import.meta.glob(
  ['../../../../../node_modules/pdfjs-dist/cmaps/*.bcmap', '../../../../../node_modules/pdfjs-dist/standard_fonts/*.{pfb,ttf}'],
  { query: '?url', import: 'default', eager: true },
);
const fileUrls = new Map(Object.entries(files).map(([path, url]) => [path.slice(path.lastIndexOf('/') + 1), String(url)]));

/** What PDF.js asks for by name is only ever one of our own files. */
class OwnFiles {
  async fetch({ filename }: { readonly filename: string }): Promise<Uint8Array> {
    const url = fileUrls.get(filename);
    const answer = url === undefined ? null : await fetch(url);
    if (!answer?.ok) throw new Error(`there is no file ${filename}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** Reads a body by ranges, as a reader of PDF jumps about in it. */
class BodyRanges extends PDFDataRangeTransport {
  readonly #url: () => Promise<string>;

  constructor(bytes: number, url: () => Promise<string>) {
    super(bytes, null);
    this.#url = url;
  }

  override requestDataRange(begin: number, end: number): void {
    this.#read(begin, end).then(
      (chunk) => this.onDataRange(begin, chunk),
      () => this.onDataRange(begin, null),
    );
  }

  async #read(begin: number, end: number): Promise<Uint8Array> {
    const answer = await fetch(await this.#url(), { headers: { range: `bytes=${begin}-${end - 1}` } });
    if (!answer.ok) throw new Error(`answered ${answer.status}`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

export interface OpenedPdf {
  readonly opened: Promise<PDFDocumentProxy>;
  /** Ends its thread as well. */
  close(): void;
}

/** Opens a body as a PDF. It is read in a thread of its own, by the ranges that are needed; nothing in it runs or is fetched. */
export function openPdf(bytes: number, url: () => Promise<string>): OpenedPdf {
  const thread = new PdfThread();
  const worker = PDFWorker.create({ port: thread });
  const task = getDocument({
    worker,
    range: new BodyRanges(bytes, url),
    disableAutoFetch: true,
    disableStream: true,
    enableXfa: false,
    // It would need a policy that lets code be made while the page runs.
    useWasm: false,
    useWorkerFetch: false,
    BinaryDataFactory: OwnFiles,
    cMapUrl: 'own/',
    standardFontDataUrl: 'own/',
    verbosity: 0,
  });
  return { opened: task.promise, close: () => void task.destroy().finally(() => thread.terminate()) };
}

/** Why a PDF could not be opened, in a sentence. */
export function pdfTrouble(thrown: unknown): string {
  if (thrown instanceof PasswordException)
    return 'It is locked with a password. Save it, and open it in a reader that asks for one.';
  if (thrown instanceof InvalidPDFException) return 'Its bytes are not those of a PDF, or it is broken. Hex shows them.';
  return `It cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}`;
}
