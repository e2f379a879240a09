import { expect, type Locator, type Page } from 'playwright/test';
import { runCommand } from './palette';

/** The dictionary of headers and the methods beside it, as somebody who looks something up knows them. */
export class DictionaryPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await runCommand(this.page, 'header dictionary');
    await expect(this.list).toBeVisible();
  }

  async openMethods(): Promise<void> {
    await runCommand(this.page, 'methods');
    await expect(this.card('GET')).toBeVisible();
  }

  get list(): Locator {
    return this.page.getByRole('listbox', { name: 'Headers' });
  }

  get search(): Locator {
    return this.page.getByRole('searchbox', { name: 'Find a header' });
  }

  get value(): Locator {
    return this.page.getByRole('textbox', { name: /^(A value, taken apart|The value that came)$/ });
  }

  header(name: string): Locator {
    return this.list.getByRole('option', { name: new RegExp(`^${name}(?![-\\w])`) });
  }

  card(name: string): Locator {
    return this.page.getByRole('complementary', { name, exact: true });
  }

  async turnTo(page: 'Statuses' | 'Headers' | 'Methods'): Promise<void> {
    await this.page.getByRole('radio', { name: page, exact: true }).click();
  }

  async chooseMethod(method: string): Promise<void> {
    await this.page.getByRole('table').getByRole('button', { name: method, exact: true }).click();
  }

  async sendTwice(): Promise<void> {
    await this.page.getByRole('button', { name: 'Send it twice' }).click();
  }
}
