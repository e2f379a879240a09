export function findElectron(): string | null;
export function downloadElectron(patienceMs?: number): Promise<string | null>;
