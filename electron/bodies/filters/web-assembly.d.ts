/** What is used of it: TypeScript has it with the DOM alone. */
declare namespace WebAssembly {
  class Module {
    private readonly compiled: true;
  }
  class Instance {
    constructor(module: Module, imports: Imports);
    readonly exports: Readonly<Record<string, unknown>>;
  }
  interface Memory {
    readonly buffer: ArrayBuffer;
    /** By so many pages of 64 KiB. Throws RangeError where it cannot. */
    grow(pages: number): number;
  }
  type Imports = Readonly<Record<string, unknown>>;
  function compile(file: Uint8Array<ArrayBuffer>): Promise<Module>;
}
