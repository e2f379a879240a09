import { expect, type Locator, type Page } from 'playwright/test';
import { runCommand } from './palette';

/** The auth lab, as somebody who experiments knows it. */
export class LabPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await runCommand(this.page, 'auth lab');
    const start = this.page.getByRole('button', { name: 'Start the practice server' });
    await this.page.getByRole('region', { name: 'Auth lab', exact: true }).waitFor();
    if (await start.isVisible()) await start.click();
    await expect(this.part('Basic, undone')).toBeVisible({ timeout: 20_000 });
  }

  part(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true });
  }

  async press(part: string, button: string | RegExp): Promise<void> {
    await this.part(part).getByRole('button', { name: button }).first().click();
  }

  /** The answer in a cell of the permission matrix. */
  cell(permission: string, who: string, method: string): Locator {
    const rows = this.page.getByRole('region', { name: 'Who may do what, as a table' }).getByRole('row');
    const index = ['AllowAny', 'IsAuthenticated', 'IsAdminUser', 'IsAuthenticatedOrReadOnly'].indexOf(permission) * 3;
    const row = rows.nth(1 + index + ['anonymous', 'alice', 'dora'].indexOf(who));
    return row.getByRole('cell').nth(['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE'].indexOf(method));
  }
}
