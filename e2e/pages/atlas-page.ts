import { expect, type Locator, type Page } from 'playwright/test';
import { runCommand } from './palette';

/** The status atlas, as somebody who learns the codes knows it. */
export class AtlasPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await runCommand(this.page, 'status atlas');
    await expect(this.map).toBeVisible();
  }

  get map(): Locator {
    return this.page.getByRole('grid', { name: 'Map of all status codes' });
  }

  code(code: number): Locator {
    return this.map.getByRole('gridcell', { name: new RegExp(`^${code} `) });
  }

  card(name: string | RegExp): Locator {
    return this.page.getByRole('complementary', { name });
  }

  async find(words: string): Promise<void> {
    const field = this.page.getByRole('searchbox', { name: 'Find a status' });
    await field.fill(words);
    await field.press('Enter');
  }

  async makeItHappen(): Promise<void> {
    await this.page.getByRole('button', { name: 'Make it happen' }).click();
  }
}
