/** Headers by name, whatever its case, over a list of pairs; `change` hears what is put and taken away. */
export function headerList(pairs, change) {
  const is = (name) => {
    const wanted = String(name).toLowerCase();
    return ([other]) => other.toLowerCase() === wanted;
  };
  const list = {
    get: (name) => pairs.find(is(name))?.[1],
    has: (name) => pairs.some(is(name)),
    all: () => pairs.map(([name, value]) => ({ key: name, value })),
    each: (visit) => list.all().forEach((one) => visit(one)),
    toObject: () => Object.fromEntries(pairs),
    count: () => pairs.length,
    set: (name, value) => {
      list.remove(name);
      pairs.push([String(name), String(value)]);
      change({ set: 'header', name: String(name), value: String(value) });
    },
    remove: (name) => {
      if (!list.has(name)) return;
      pairs.splice(0, pairs.length, ...pairs.filter((pair) => !is(name)(pair)));
      change({ set: 'noHeader', name: String(name) });
    },
  };
  return list;
}

/** A list that is only read. */
export const fixedHeaders = (pairs, why) =>
  headerList([...pairs], () => {
    throw new TypeError(why);
  });
