/** A file that an export consists of; the first of several is the collection itself. */
export interface WrittenFile {
  /** As people would call it; not yet a safe file name. */
  readonly name: string;
  readonly text: string;
}
