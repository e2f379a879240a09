/** The package brings no types; this is the part of it that is used. */
declare module 'js-md4' {
  interface Hasher {
    update(message: Uint8Array): Hasher;
    digest(): number[];
  }
  const md4: { create(): Hasher };
  export = md4;
}
