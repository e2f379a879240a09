import { charsetOf, saysJson } from '#shared/http/media-type';
import { headerValue } from '#shared/http/header-list';
import { formatBytes } from '#shared/http/quantities';
import type { ResponseHead } from '#shared/model/exchange';
import { detectCharset } from '../bodies/charsets';
import { sniff, sniffBytes } from '../bodies/sniff';
import { type Environment, note } from './environment';
import { escapeControls, escapeLine } from './escape-controls';
import { createJsonLayout } from './json-layout';
import { createOutput, type Output, passThrough } from './output';
import { createPaint, type Paint } from './paint';
import type { Report } from './report';

/** For a person at a terminal: status line, head, and the body as text, with nothing in it that steers the terminal. */
export function createTerminalReport(environment: Environment): Report {
  const output = createOutput(environment);
  const paint = createPaint(environment, 'stdout');
  let head: ResponseHead | null = null;
  let isHeadWritten = false;
  let body: TerminalBody | null = null;

  async function writeHead(): Promise<void> {
    if (isHeadWritten || head === null) return;
    isHeadWritten = true;
    body = createTerminalBody(output, headerValue(head.headers, 'content-type'));
    await output.write(headText(head, paint));
  }
  return {
    bodies: passThrough({ begin: writeHead, take: async (chunk) => body?.take(chunk) }),
    left: output.left,
    isLeft: () => output.left.aborted,
    follow(exchange) {
      if (exchange.phase === 'receiving') head = exchange.head;
    },
    async end(exchange) {
      head = exchange.head;
      await writeHead();
      const hidden = (await body?.end()) ?? 0;
      if (hidden > 0) note(environment, `The body is not text: ${formatBytes(hidden)}. -o FILE writes it to a file.`);
      return true;
    },
    close: async () => undefined,
  };
}

/** A head as a person reads it. */
export function headText({ httpVersion, status, reason, headers }: ResponseHead, paint: Paint): string {
  const lines = headers.map(([name, value]) => `${paint.faint(`${escapeLine(name)}:`)} ${escapeLine(value)}\n`);
  return `${paint.faint(`HTTP/${httpVersion}`)} ${paint.status(status, `${status} ${escapeLine(reason)}`.trimEnd())}\n${lines.join('')}\n`;
}

interface TerminalBody {
  take(chunk: Uint8Array): Promise<void>;
  /** Ends the last line; resolves with how many bytes were not shown because they are no text. */
  end(): Promise<number>;
}

/** Its first bytes decide whether it is text, and in which charset. JSON is laid out on lines; nothing else of it changes. */
function createTerminalBody(output: Output, contentType: string | null): TerminalBody {
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let isBinary = false;
  let hidden = 0;
  let last = '\n';
  const layout = saysJson(contentType) ? createJsonLayout() : (text: string) => text;

  async function show(text: string): Promise<void> {
    const shown = layout(text);
    if (shown === '') return;
    last = shown.at(-1) ?? last;
    await output.write(escapeControls(shown));
  }
  return {
    async take(chunk) {
      if (decoder === null) {
        const first = chunk.subarray(0, sniffBytes);
        isBinary = !['json', 'xml', 'html', 'text', 'empty'].includes(sniff(first));
        decoder = new TextDecoder(detectCharset(first, charsetOf(contentType)).name);
      }
      if (isBinary) hidden += chunk.length;
      else await show(decoder.decode(chunk, { stream: true }));
    },
    async end() {
      if (!isBinary && decoder !== null) await show(decoder.decode());
      if (last !== '\n') await output.write('\n');
      return hidden;
    },
  };
}
