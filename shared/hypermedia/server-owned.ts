/** Members that servers fill in themselves, by the names they usually have. */
const names =
  /^(?:id|pk|_id|uuid|guid|url|uri|href|self|@.*|.*@odata\..*|__metadata|_links|_embedded|links|created.*|updated.*|modified.*|last_?modified|.*_at|.*At|.*_count|.*Count|etag|_?version|_?rev)$/;

/** Whether a member of this name is usually the server's to fill in. A guess: nothing in the answer says so. */
export const isServerOwned = (name: string): boolean => names.test(name);
