import type { ResponseHead } from '#shared/model/exchange';

/** A head as it stood on the wire. The engine reads what is not UTF-8 as latin1, so bytes of both kinds come back as text. */
export function headBytes({ httpVersion, status, reason, headers }: ResponseHead): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/${httpVersion} ${status}${reason === '' ? '' : ` ${reason}`}\r\n${lines.join('')}\r\n`;
}
