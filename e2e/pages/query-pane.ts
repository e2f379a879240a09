import type { Locator, Page } from 'playwright/test';

/** The editor of a GraphQL body, and what is said of it. */
export class QueryPane {
  readonly query: Locator;
  readonly variables: Locator;
  readonly operations: Locator;
  readonly errors: Locator;
  readonly #page: Page;
  readonly #request: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.#request = page.getByRole('region', { name: 'Request', exact: true });
    this.query = this.#request.getByRole('textbox', { name: 'GraphQL query' });
    this.variables = this.#request.getByRole('textbox', { name: 'GraphQL variables' });
    this.operations = this.#request.getByRole('group', { name: 'Operations' });
    this.errors = page.getByRole('region', { name: 'Errors of the query' });
  }

  /** Makes the body one of GraphQL. */
  async begin(): Promise<void> {
    await this.#choose(/Kind of body/, /^GraphQL/);
  }

  /** Chooses which of several operations is carried out. */
  async pick(operation: string): Promise<void> {
    await this.#choose(/Operation/, new RegExp(`^${operation}`));
  }

  /** Puts a text in the place of what stands there. It is deleted first: a bracket that is typed over it would go around it. */
  async write(field: Locator, text: string): Promise<void> {
    await field.focus();
    await this.#page.keyboard.press('ControlOrMeta+a');
    await this.#page.keyboard.press('Delete');
    await this.#page.keyboard.insertText(text);
  }

  run(operation: string): Locator {
    return this.operations.getByRole('button', { name: `Run ${operation}` });
  }

  async #choose(field: RegExp, option: RegExp): Promise<void> {
    await this.#request.getByRole('button', { name: field }).click();
    await this.#page.getByRole('option', { name: option }).first().click();
  }
}
