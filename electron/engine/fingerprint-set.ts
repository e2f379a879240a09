/** Fuller than this, and looking for a free place takes long. */
const fullest = 0.6;
const smallest = 1_024;

/** Fingerprints, eight bytes each and some room between them: a million take sixteen megabytes. */
export class FingerprintSet {
  #places = new Float64Array(smallest);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Adds one; false when it was there. */
  add(fingerprint: number): boolean {
    const place = placeOf(this.#places, fingerprint);
    if (this.#places[place] !== 0) return false;
    this.#places[place] = fingerprint + 1;
    this.#size += 1;
    if (this.#size > this.#places.length * fullest) this.#grow();
    return true;
  }

  #grow(): void {
    const larger = new Float64Array(this.#places.length * 2);
    for (const kept of this.#places) if (kept !== 0) larger[placeOf(larger, kept - 1)] = kept;
    this.#places = larger;
  }
}

/** Where it stands, or the free place where it would. A place that is free holds 0, so all are kept one larger. */
function placeOf(places: Float64Array, fingerprint: number): number {
  const mask = places.length - 1;
  // Its lowest 32 bits are stirred already.
  let place = (fingerprint >>> 0) & mask;
  while (places[place] !== 0 && places[place] !== fingerprint + 1) place = (place + 1) & mask;
  return place;
}
