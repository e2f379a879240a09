import type { PracticeAccount } from '#shared/model/practice';

/** Somebody the server knows. */
export interface Person {
  readonly id: number;
  readonly username: string;
  readonly name: string;
  readonly email: string;
  readonly isAdmin: boolean;
}

/** The three people of the practice world with everything that proves who they are. Nothing here is secret. */
export const accounts: readonly PracticeAccount[] = [
  {
    username: 'alice',
    password: 'practice',
    token: '9944b09199c62bcf9418ad846dd0e4bbdfc6ee4b',
    apiKey: 'alice.Vb3xQ0rU7mKpYw2c',
    role: 'member',
  },
  {
    username: 'bert',
    password: 'practice',
    token: '5c1d7f20ab3e4486b1f09d52c8e7a6139f4b20de',
    apiKey: 'bert.Kq8sLz5tNc1HdE6f',
    role: 'member',
  },
  {
    username: 'dora',
    password: 'practice',
    token: 'e07b6a3c915d48f2a4c8b1705d93fe62ac18b54f',
    apiKey: 'dora.Xw4yRj9vTg2BnS7a',
    role: 'admin',
  },
];

export const people: readonly Person[] = [
  { id: 1, username: 'alice', name: 'Alice Ferreira', email: 'alice@library.example', isAdmin: false },
  { id: 2, username: 'bert', name: 'Bert Lindqvist', email: 'bert@library.example', isAdmin: false },
  { id: 3, username: 'dora', name: 'Dora Okonkwo', email: 'dora@library.example', isAdmin: true },
];

/** The account of a person every example uses. */
export function accountOf(username: 'alice' | 'bert' | 'dora'): PracticeAccount {
  const found = accounts.find((account) => account.username === username);
  if (!found) throw new Error(`no account for ${username}`);
  return found;
}

export function personNamed(username: string): Person | undefined {
  return people.find((person) => person.username === username);
}
