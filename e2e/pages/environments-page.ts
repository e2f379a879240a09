import { expect, type Locator, type Page } from 'playwright/test';
import { runCommand } from './palette';

/** The page where environments are made and changed, and the choice beside Send. */
export class EnvironmentsPage {
  private readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get list(): Locator {
    return this.page.getByRole('navigation', { name: 'Environments' });
  }

  get chooser(): Locator {
    return this.page.getByRole('button', { name: /^(?:Environment .*|No environment): use/ });
  }

  form(name: string): Locator {
    return this.page.getByRole('region', { name: `Environment ${name}` });
  }

  async show(): Promise<void> {
    await runCommand(this.page, 'Environments');
  }

  /** Makes an environment of a collection, or of the workspace, and names it. */
  async create(owner: string, name: string): Promise<Locator> {
    await this.list.getByRole('button', { name: `New environment of ${owner}` }).click();
    const field = this.page.getByRole('textbox', { name: 'Name', exact: true });
    await expect(field).toBeFocused();
    await field.fill(name);
    const form = this.form(name);
    await form.waitFor();
    return form;
  }

  /** Types a variable into the table's empty line. */
  async add(form: Locator, name: string, value: string): Promise<void> {
    await form.getByRole('textbox', { name: 'Name, new row' }).fill(name);
    await form.getByRole('textbox', { name: `Value of ${name}` }).fill(value);
  }

  async choose(name: string): Promise<void> {
    await this.chooser.click();
    await this.page.getByRole('menuitem', { name, exact: true }).click();
  }
}
