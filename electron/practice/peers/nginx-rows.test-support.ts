/** What a file server and ours are asked of the same bytes. TAG, DATE, EARLIER and LATER stand for what each of them said itself. */
export interface NginxRow {
  readonly name: string;
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The status of ours where nginx has another, and why. */
  readonly differs?: { readonly ours: number; readonly because: string };
}

const row = (name: string, headers: Record<string, string>, differs?: NginxRow['differs']): NginxRow => ({
  name,
  headers,
  ...(differs && { differs }),
});

export const wholes: readonly NginxRow[] = [
  row('the whole', {}),
  { name: 'its head', method: 'HEAD', headers: {} },
  {
    name: 'a part of its head',
    method: 'HEAD',
    headers: { Range: 'bytes=0-9' },
    differs: { ours: 200, because: 'RFC 9110 section 14.2: GET is the only method that has ranges' },
  },
];

export const conditions: readonly NginxRow[] = [
  row('the tag it has', { 'If-None-Match': 'TAG' }),
  row('the tag it has, as a weak one', { 'If-None-Match': 'W/TAG' }),
  row('one of several tags', { 'If-None-Match': '"a", TAG, "b"' }),
  row('another tag', { 'If-None-Match': '"a"' }),
  row('any tag', { 'If-None-Match': '*' }),
  row('a tag without quotes', { 'If-None-Match': 'a' }),
  row('not since it was', { 'If-Modified-Since': 'DATE' }),
  row('not since later', { 'If-Modified-Since': 'LATER' }),
  row('since earlier', { 'If-Modified-Since': 'EARLIER' }),
  row('since a date that is none', { 'If-Modified-Since': 'yesterday' }),
  row('the tag counts, and not the date', { 'If-None-Match': '"a"', 'If-Modified-Since': 'LATER' }),
  row(
    'the tag it has, and an earlier date',
    { 'If-None-Match': 'TAG', 'If-Modified-Since': 'EARLIER' },
    { ours: 304, because: 'RFC 9110 section 13.1.3: beside If-None-Match the date is ignored; nginx wants both to hold' },
  ),
  row('only if it has the tag', { 'If-Match': 'TAG' }),
  row('only if it has another tag', { 'If-Match': '"a"' }),
  row('only if it has one of several', { 'If-Match': '"a", TAG' }),
  row('only if it has any', { 'If-Match': '*' }),
  row('only if it has the tag, as a weak one', { 'If-Match': 'W/TAG' }),
  row('only if unchanged since it was', { 'If-Unmodified-Since': 'DATE' }),
  row('only if unchanged since later', { 'If-Unmodified-Since': 'LATER' }),
  row('only if unchanged since earlier', { 'If-Unmodified-Since': 'EARLIER' }),
  row(
    'only if unchanged since a date that is none',
    { 'If-Unmodified-Since': 'yesterday' },
    { ours: 200, because: 'RFC 9110 section 13.1.4: what is no date is ignored' },
  ),
  row('both at once', { 'If-Match': 'TAG', 'If-None-Match': 'TAG' }),
  { name: 'the head of what is known', method: 'HEAD', headers: { 'If-None-Match': 'TAG' } },
];

const range = (name: string, value: string, differs?: NginxRow['differs']): NginxRow => row(name, { Range: value }, differs);

const mayIgnore = {
  ours: 200,
  because: 'RFC 9110 section 14.2: what is no range may be ignored, as ours does, or refused, as nginx does',
};

export const ranges: readonly NginxRow[] = [
  range('the first ten', 'bytes=0-9'),
  range('one byte', 'bytes=0-0'),
  range('the last byte', 'bytes=-1'),
  range('from the middle', 'bytes=20-'),
  range('all of it', 'bytes=0-'),
  range('beyond the end', 'bytes=20-99999999'),
  range('after the end', 'bytes=99999999-'),
  range('nothing from the end', 'bytes=-0'),
  range('more than there is, from the end', 'bytes=-99999999'),
  range('two parts', 'bytes=0-4,10-14'),
  range('two parts with a space', 'bytes=0-4, 10-14'),
  range('two parts, of which one is after the end', 'bytes=0-4,99999999-'),
  range('backwards', 'bytes=9-5', mayIgnore),
  range('another unit', 'lines=1-2'),
  range('letters', 'bytes=a-b', mayIgnore),
  range('nothing', 'bytes='),
  range('no number at all', 'bytes=-', mayIgnore),
  range('capital letters', 'Bytes=0-9'),
  range('numbers too large for a number', 'bytes=0-99999999999999999999999', {
    ours: 206,
    because: 'RFC 9110 section 14.1.2: it ends beyond the end, however large the number is',
  }),
  row('a part, if it has the tag', { Range: 'bytes=0-9', 'If-Range': 'TAG' }),
  row('a part, if it has another tag', { Range: 'bytes=0-9', 'If-Range': '"a"' }),
  row('a part, if it has the tag, as a weak one', { Range: 'bytes=0-9', 'If-Range': 'W/TAG' }),
  row('a part, if it is of that date', { Range: 'bytes=0-9', 'If-Range': 'DATE' }),
  row('a part, if it is of an earlier date', { Range: 'bytes=0-9', 'If-Range': 'EARLIER' }),
  row('a part, if it is of a later date', { Range: 'bytes=0-9', 'If-Range': 'LATER' }),
  row('a part of what is known', { Range: 'bytes=0-9', 'If-None-Match': 'TAG' }),
  row('a part of what is not wanted', { Range: 'bytes=0-9', 'If-Match': '"a"' }),
];
