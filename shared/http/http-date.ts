const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const imf = /^[A-Za-z]{3}, (\d{2}) ([A-Za-z]{3}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
/** As cookies of Netscape's time write it, and RFC 850: `Sunday, 06-Nov-94 08:49:37 GMT`. */
const dashed = /^[A-Za-z]+, (\d{2})-([A-Za-z]{3})-(\d{2}|\d{4}) (\d{2}):(\d{2}):(\d{2}) GMT$/;
/** `Sun Nov  6 08:49:37 1994`. */
const asctime = /^[A-Za-z]{3} ([A-Za-z]{3}) ([ \d]\d) (\d{2}):(\d{2}):(\d{2}) (\d{4})$/;

/** Milliseconds since 1970 of a date in one of the three forms of RFC 9110, 5.6.7, or null. */
export function parseHttpDate(text: string): number | null {
  const value = text.trim();
  const usual = imf.exec(value) ?? dashed.exec(value);
  if (usual) return utc([usual[3], usual[2], usual[1], usual[4], usual[5], usual[6]]);
  const old = asctime.exec(value);
  return old ? utc([old[6], old[1], old[2], old[3], old[4], old[5]]) : null;
}

type DateParts = readonly (string | undefined)[];

function utc([year = '', month = '', ...rest]: DateParts): number | null {
  const numbers = [fullYear(year), monthNumber(month), ...rest.map(Number)];
  const time = Date.UTC(...(numbers as [number, number]));
  // Date.UTC rolls a 31 February over into March; such a date is no date.
  const rolled = new Date(time)
    .toISOString()
    .split(/[-T:.]/, 6)
    .map(Number);
  const asked = numbers.map((part, index) => (index === 1 ? part + 1 : part));
  return rolled.join() === asked.join() ? time : null;
}

const monthNumber = (name: string): number => months.indexOf(name.charAt(0).toUpperCase() + name.slice(1).toLowerCase());

const fullYear = (text: string): number => (text.length === 2 ? centuryOf(Number(text)) : Number(text));

const centuryOf = (year: number): number => (year < 70 ? 2000 + year : 1900 + year);
