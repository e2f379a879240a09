import type { Locator, Page } from 'playwright/test';

/** The Body view of the response. */
export class BodyPane {
  constructor(private readonly page: Page) {}

  private get view(): Locator {
    return this.page.getByRole('region', { name: 'Response' });
  }

  async showAs(name: 'Tree' | 'Text' | 'Hex'): Promise<void> {
    await this.view.getByRole('radio', { name }).click();
  }

  get rows(): Locator {
    return this.view.getByRole('treeitem');
  }
}
