import type { Locator, Page } from 'playwright/test';

/** The Body view of the response. */
export class BodyPane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get view(): Locator {
    return this.page.getByRole('region', { name: 'Response' }).getByRole('tabpanel', { name: 'Body' });
  }

  /** A line of the JSON tree. */
  row(text: RegExp): Locator {
    return this.view.getByRole('treeitem').filter({ hasText: text }).first();
  }

  async showAs(name: 'Tree' | 'Text' | 'Hex'): Promise<void> {
    await this.view.getByRole('radio', { name }).click();
  }

  async find(text: string): Promise<void> {
    await this.view.getByRole('button', { name: 'Find' }).click();
    await this.view
      .getByRole('searchbox')
      .or(this.view.getByRole('textbox', { name: 'Find' }))
      .first()
      .fill(text);
  }
}
