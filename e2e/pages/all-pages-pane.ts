import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** How the pages of a list are turned, told and fetched. */
export class AllPagesPane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** The bar below a list that turns its pages. */
  get bar(): Locator {
    return this.page.getByRole('navigation', { name: 'Pages' });
  }

  /** How fetching all goes. */
  get strip(): Locator {
    return this.page.getByRole('region', { name: 'Fetch all' });
  }

  get filter(): Locator {
    return this.page.getByRole('searchbox', { name: 'Filter all rows' });
  }

  async fetchAll(): Promise<void> {
    await this.page.getByRole('button', { name: /^Fetch all\b/ }).click();
    await expect(this.strip).toBeVisible();
  }

  /** Says how far and how fast all pages are fetched. */
  async limit(fields: Readonly<Record<string, string>>): Promise<void> {
    await this.page.getByRole('button', { name: 'How all pages are fetched' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'How all pages are fetched' });
    for (const [label, text] of Object.entries(fields)) {
      await dialog.getByRole('textbox', { name: label }).fill(text);
      await this.page.keyboard.press('Tab');
    }
    await this.page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  }

  async press(name: 'Pause' | 'Go on' | 'Stop here'): Promise<void> {
    await this.strip.getByRole('button', { name, exact: true }).click();
  }

  /** Everything is there. */
  async isWhole(timeout: number): Promise<void> {
    await expect(this.strip).toContainText('That is all: nothing leads further.', { timeout });
  }

  /** The requests of the run, one line each. */
  async requests(): Promise<readonly string[]> {
    await this.page
      .getByRole('navigation', { name: 'All pages' })
      .getByRole('button', { name: /requests?$/ })
      .click();
    const dialog = this.page.getByRole('dialog');
    await expect(dialog.getByRole('listitem').first()).toBeVisible();
    const lines = await dialog.getByRole('listitem').allInnerTexts();
    await dialog.getByRole('button', { name: /^Close/ }).click();
    return lines;
  }

  /** Says how the pages of this list are made. */
  async correct({ style, rows, ...texts }: Correction): Promise<void> {
    await this.bar.getByRole('button', { name: /Correct how its pages are made/ }).click();
    const dialog = this.page.getByRole('dialog', { name: 'How the pages of this list are made' });
    await this.choose(dialog, 'Style', style);
    await this.choose(dialog, 'Where the rows are', rows);
    for (const [label, text] of Object.entries(texts.told)) await dialog.getByRole('textbox', { name: label }).fill(text);
    await dialog.getByRole('button', { name: 'Use this' }).click();
    await expect(dialog).toHaveCount(0);
  }

  private async choose(dialog: Locator, field: string, option: string): Promise<void> {
    await dialog.getByRole('button', { name: new RegExp(`${field}$`) }).click();
    await this.page.getByRole('option', { name: option }).click();
  }
}

interface Correction {
  readonly style: string;
  readonly rows: string;
  /** What the style is told, by the labels of the fields. */
  readonly told: Readonly<Record<string, string>>;
}
