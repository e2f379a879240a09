/** The parser of Bruno's own language; it comes without types. */
declare module '@usebruno/lang' {
  interface Lang {
    readonly bruToJsonV2: (text: string) => unknown;
    readonly collectionBruToJson: (text: string) => unknown;
    readonly bruToEnvJsonV2: (text: string) => unknown;
  }
  const lang: Lang;
  // It is one object, which is how it has to be taken.
  export default lang;
}
