import type { Locator, Page } from 'playwright/test';
import { expect } from 'playwright/test';

/** The Browse view: an answer as a page to go on from. */
export class BrowsePane {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get view(): Locator {
    return this.page.getByRole('tabpanel', { name: 'Browse' });
  }

  get title(): Locator {
    return this.view.getByRole('heading', { level: 1 });
  }

  /** Rows of the list, its head left out. */
  get rows(): Locator {
    return this.view.getByRole('region', { name: 'Rows' }).getByRole('rowgroup').last().getByRole('row');
  }

  get firstRowLink(): Locator {
    return this.rows.first().getByRole('link').first();
  }

  get crumbs(): Locator {
    return this.view.getByRole('navigation', { name: 'Breadcrumbs' });
  }

  link(name: string | RegExp): Locator {
    return this.view.getByRole('link', { name });
  }

  method(name: string): Locator {
    return this.view.getByRole('group', { name: 'Methods' }).getByRole('button', { name: new RegExp(`^${name}`) });
  }

  /** Follows the first link whose words match and waits for what it leads to. */
  async follow(name: RegExp): Promise<void> {
    const before = await this.address();
    await this.link(name).first().click();
    await expect.poll(() => this.address()).not.toBe(before);
  }

  async nextPage(): Promise<void> {
    await this.view.getByRole('button', { name: 'Next page' }).click();
  }

  private address(): Promise<string> {
    return this.page.getByRole('textbox', { name: 'Address' }).inputValue();
  }
}
