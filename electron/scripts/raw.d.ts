/** A file as its text. */
declare module '*?raw' {
  const text: string;
  // oxlint-disable-next-line import/no-default-export -- the bundler makes it one
  export default text;
}
