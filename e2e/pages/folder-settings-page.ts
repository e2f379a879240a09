import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The page about what a folder gives to its requests. */
export class FolderSettingsPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  region(name: string): Locator {
    return this.page.getByRole('region', { name: `Settings of the folder ${name}` });
  }

  private table(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  /** Types the beginning of a variable as the value of a row, and takes what is offered. */
  async complete(table: string, row: string, typed: string, name: string): Promise<void> {
    const field = this.table(table).locator('[data-field="value"]').first();
    await expect(this.table(table).locator('[data-field="name"]').first()).toHaveValue(row);
    await field.fill('');
    await field.pressSequentially(typed);
    await expect(this.page.getByRole('option', { name: new RegExp(`^${name}`) })).toBeVisible();
    await this.page.keyboard.press('Enter');
    await expect(field).toHaveValue(`{{${name}}}`);
  }

  async addCheck(expression: string, expected: string): Promise<void> {
    const table = this.table('Checks');
    const names = table.locator('[data-field="name"]');
    await names.last().fill(expression);
    await table.getByRole('textbox', { name: `Expected of ${expression}` }).fill(expected);
  }
}
