import type { Locator, Page } from 'playwright/test';

/** Settings, in the side bar. */
export class SettingsPanel {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get panel(): Locator {
    return this.page.getByRole('complementary', { name: 'Settings' });
  }

  async open(): Promise<void> {
    await this.page
      .getByRole('navigation', { name: 'Sections' })
      .getByRole('button', { name: /^Settings/ })
      .click();
  }

  /** Erases what one place of the data folder holds, and says yes to the question. */
  async erase(holds: string, yes: string): Promise<void> {
    await this.panel.getByRole('button', { name: `Erase: ${holds}` }).click();
    await this.page.getByRole('alertdialog').getByRole('button', { name: yes }).click();
  }
}
