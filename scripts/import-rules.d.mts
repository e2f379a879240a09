export interface RoomRules {
  readonly name: string;
  readonly rooms: readonly (string | RegExp)[];
  readonly packages: readonly string[];
}
export const rooms: readonly { readonly name: string }[];
export function rulesFor(path: string): RoomRules | null;
export function findForbiddenImports(path: string, source: string): string[];
export function checkImports(root: string, paths: readonly string[]): string[];
