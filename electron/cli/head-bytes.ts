import type { ResponseHead } from '#shared/model/exchange';

/** A head with the lines of the wire, in their order and case; values that were not UTF-8 come out as such. */
export function headBytes({ httpVersion, status, reason, headers }: ResponseHead): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/${httpVersion} ${status}${reason === '' ? '' : ` ${reason}`}\r\n${lines.join('')}\r\n`;
}
