import { expect, type Locator, type Page } from 'playwright/test';

/** Where secrets are kept, as its owner meets it: the line in a tab, the dialogs, the section in Settings. */
export class VaultPane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get lastsUntilClosed(): Locator {
    return this.page.getByText('The secret you typed lasts until Cairn is closed');
  }

  get isLocked(): Locator {
    return this.page.getByText('A secret of this request is in the vault, which is locked.');
  }

  /** Makes a vault from the line in the tab; answers its recovery code. */
  async keepUnder(passphrase: string): Promise<string> {
    await this.page
      .getByRole('button', { name: /under a passphrase|Use a passphrase/ })
      .first()
      .click();
    return this.make(passphrase);
  }

  /** Answers the dialog that makes a vault. */
  async make(passphrase: string): Promise<string> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Passphrase').fill(passphrase);
    await dialog.getByLabel('Once more').fill(passphrase);
    await dialog.getByRole('button', { name: 'Make the vault' }).click();
    const code = dialog.getByLabel('Recovery code');
    await expect(code).toBeVisible();
    const text = (await code.textContent()) ?? '';
    await dialog.getByRole('button', { name: 'I have noted it down' }).click();
    return text;
  }

  async unlock(secret: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Unlock…' }).first().click();
    await this.answerUnlock(secret);
  }

  /** Answers the dialog that opens the vault. */
  async answerUnlock(secret: string): Promise<void> {
    const dialog = this.page.getByRole('dialog');
    await dialog.getByLabel('Passphrase or recovery code').fill(secret);
    await dialog.getByRole('button', { name: 'Unlock', exact: true }).click();
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  secret(name: string): Locator {
    return this.page.getByRole('list', { name: 'Secrets' }).getByRole('listitem').filter({ hasText: name });
  }

  /** Adds a secret from Settings, which are open; its hosts as typed, with the first completion taken for the rest. */
  async add(name: string, value: string, host = ''): Promise<void> {
    await this.page.getByRole('button', { name: 'Add a secret' }).click();
    await this.dialog.getByLabel('Name').fill(name);
    await this.dialog.getByLabel('Value').fill(value);
    if (host !== '') {
      await this.dialog.getByRole('combobox', { name: 'Only for these hosts' }).pressSequentially(host);
      await this.page.getByRole('option').first().click();
    }
    await this.dialog.getByRole('button', { name: 'Keep it' }).click();
    await expect(this.dialog).toBeHidden();
  }
}
