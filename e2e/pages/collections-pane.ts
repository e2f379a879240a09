import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The Collections panel of the side bar. */
export class CollectionsPane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: 'Collections' });
  }

  item(name: string | RegExp): Locator {
    return this.panel.getByRole('row', { name });
  }

  /** Makes a collection; it becomes a folder of its own below the one given. */
  async create(name: string, parent: string): Promise<void> {
    await this.panel.getByRole('button', { name: 'New collection' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New collection' });
    await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
    await dialog.getByRole('textbox', { name: 'Folder', exact: true }).fill(parent);
    await dialog
      .getByRole('button', { name: /^Create|^Make|^New/ })
      .last()
      .click();
    await expect(this.item(name)).toBeVisible();
  }

  async open(name: string): Promise<void> {
    await this.item(name).click();
    await this.page.keyboard.press('Enter');
  }
}
