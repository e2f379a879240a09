/** The rows of a CSV text (RFC 4180) as objects, by the names in the first line. */
export function readCsv(text: string): Record<string, string>[] {
  const [names = [], ...records] = readRecords(text.replace(/^\uFEFF/, ''));
  return records.map((record, at) => {
    if (record.length !== names.length)
      throw new Error(`line ${at + 2} has ${record.length} cells and the first line has ${names.length}`);
    return Object.fromEntries(names.map((name, column) => [name, record[column] ?? '']));
  });
}

function readRecords(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  while (cell.lastIndex < text.length) {
    const start = cell.lastIndex;
    const match = cell.exec(text);
    if (!match) throw new Error(`a quote that is not closed or not doubled near character ${start}`);
    record.push(match[1] === undefined ? (match[2] ?? '') : match[1].replaceAll('""', '"'));
    if (match[3] === ',') {
      // A comma at the very end still opens one more, empty cell.
      if (cell.lastIndex === text.length) record.push('');
      else continue;
    }
    records.push(record);
    record = [];
  }
  if (record.length > 0) records.push(record);
  return records;
}
