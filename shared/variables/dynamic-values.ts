/** A value that is made anew each time it is used. */
export interface DynamicValue {
  readonly name: string;
  /** What it gives, in a few words. */
  readonly gives: string;
  readonly make: () => string;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';

/** A whole number from 0 to below `end`, evenly. */
function below(end: number): number {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return Math.floor((drawn / 2 ** 32) * end);
}

const drawn = (from: string, count: number): string =>
  Array.from({ length: count }, () => from.charAt(below(from.length))).join('');

const oneOf = (words: readonly string[]): string => words[below(words.length)] ?? '';

const firstNames = ['Ada', 'Bilal', 'Chiara', 'Dmitri', 'Esi', 'Farah', 'Goran', 'Hana', 'Ines', 'Jonas', 'Keiko', 'Lwazi'];
const lastNames = ['Abara', 'Brandt', 'Costa', 'Dalgaard', 'Eze', 'Fontaine', 'Grimaldi', 'Haddad', 'Ivanova', 'Jensen'];
const cities = ['Bergen', 'Cusco', 'Dakar', 'Esfahan', 'Faro', 'Graz', 'Hobart', 'Izmir', 'Jaipur', 'Kyoto', 'Lviv'];

/** Every value that can stand as `{{$name}}`; the names are those that other clients use too. */
export const dynamicValues: readonly DynamicValue[] = [
  { name: '$uuid', gives: 'a random UUID', make: () => crypto.randomUUID() },
  { name: '$guid', gives: 'a random UUID', make: () => crypto.randomUUID() },
  { name: '$randomUUID', gives: 'a random UUID', make: () => crypto.randomUUID() },
  { name: '$timestamp', gives: 'seconds since 1970', make: () => String(Math.floor(Date.now() / 1000)) },
  { name: '$timestampMs', gives: 'milliseconds since 1970', make: () => String(Date.now()) },
  { name: '$isoTimestamp', gives: 'date and time in UTC', make: () => new Date().toISOString() },
  { name: '$date', gives: 'the date in UTC', make: () => new Date().toISOString().slice(0, 10) },
  { name: '$randomInt', gives: 'a whole number from 0 to 1000', make: () => String(below(1001)) },
  { name: '$randomBoolean', gives: 'true or false', make: () => oneOf(['true', 'false']) },
  { name: '$randomAlphaNumeric', gives: 'one letter or digit', make: () => drawn(letters + digits, 1) },
  { name: '$randomString', gives: 'twelve letters and digits', make: () => drawn(letters + digits, 12) },
  { name: '$randomHexadecimal', gives: 'eight hexadecimal digits', make: () => drawn('0123456789abcdef', 8) },
  {
    name: '$randomPassword',
    gives: 'sixteen letters and digits',
    make: () => drawn(letters + letters.toUpperCase() + digits, 16),
  },
  { name: '$randomFirstName', gives: 'a first name', make: () => oneOf(firstNames) },
  { name: '$randomLastName', gives: 'a last name', make: () => oneOf(lastNames) },
  { name: '$randomFullName', gives: 'a whole name', make: () => `${oneOf(firstNames)} ${oneOf(lastNames)}` },
  { name: '$randomCity', gives: 'a city', make: () => oneOf(cities) },
  { name: '$randomEmail', gives: 'an address at example.com', make: () => `${drawn(letters, 8)}@example.com` },
  { name: '$randomUserName', gives: 'a user name', make: () => `${oneOf(firstNames).toLowerCase()}${below(1000)}` },
  { name: '$randomIP', gives: 'an IPv4 address for examples', make: () => `203.0.113.${below(256)}` },
  { name: '$randomUrl', gives: 'an address at example.com', make: () => `https://example.com/${drawn(letters, 8)}` },
  { name: '$randomColor', gives: 'a colour in hexadecimal', make: () => `#${drawn('0123456789abcdef', 6)}` },
  { name: '$randomPhoneNumber', gives: 'a phone number for examples', make: () => `555-01${drawn(digits, 2)}` },
];

const byName = new Map(dynamicValues.map((value) => [value.name, value]));

/** A new value of that name, or undefined when there is no such name. */
export const dynamicValue = (name: string): string | undefined => byName.get(name)?.make();
