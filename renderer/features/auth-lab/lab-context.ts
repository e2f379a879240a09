import type { PracticeAccount } from '#shared/model/practice';
import { createContext, use } from 'react';

/** Where the experiments are made, and who lives there. */
export interface Lab {
  readonly origin: string;
  readonly accounts: readonly PracticeAccount[];
}

export const LabContext = createContext<Lab>({ origin: '', accounts: [] });

export const useLab = (): Lab => use(LabContext);

/** One of the people by name. */
export function usePerson(username: string): PracticeAccount {
  const { accounts } = useLab();
  const nobody: PracticeAccount = { username, password: '', token: '', apiKey: '', role: 'member' };
  return accounts.find((account) => account.username === username) ?? nobody;
}
