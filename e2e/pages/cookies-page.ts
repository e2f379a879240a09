import { expect, type Locator, type Page } from 'playwright/test';
import { runCommand } from './palette';

/** The jars: their list, the cookies of one of them, and what can be done to them. */
export class CookiesPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get jars(): Locator {
    return this.page.getByRole('navigation', { name: 'Jars' });
  }

  get cookies(): Locator {
    return this.page.getByRole('region', { name: 'Cookies of the jar' });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  row(name: string): Locator {
    return this.cookies.getByRole('row').filter({ has: this.page.getByRole('rowheader', { name, exact: true }) });
  }

  async show(): Promise<void> {
    await runCommand(this.page, 'Cookies');
  }

  async add(cookie: { readonly name: string; readonly value: string; readonly domain: string }): Promise<void> {
    await this.cookies.getByRole('button', { name: 'Add a cookie…' }).click();
    await this.dialog.getByLabel('Name').fill(cookie.name);
    await this.dialog.getByLabel('Value').fill(cookie.value);
    await this.dialog.getByLabel('Domain', { exact: true }).fill(cookie.domain);
    await this.dialog.getByRole('button', { name: 'Add', exact: true }).click();
  }

  /** Reads a value the way a person does: by opening the cookie and asking for it. */
  async readValue(name: string): Promise<string> {
    await this.row(name).getByRole('button', { name, exact: true }).click();
    await this.dialog.getByRole('button', { name: 'Hidden: show and change' }).click();
    const field = this.dialog.getByLabel('Value');
    await expect(field).not.toHaveValue('');
    const value = await field.inputValue();
    await this.page.keyboard.press('Escape');
    return value;
  }
}
