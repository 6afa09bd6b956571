// What happens to places in a text when the text changes. Places are UTF-16 units, as JavaScript and the server count.

/** The one change between two texts: what was taken out at `start`, and what came there. Null if they are the same. */
export function change(before, after, near = after.length) {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  // What comes before the caret cannot be behind the change: so that in "aa" typed after "a" the right one is new.
  let start = 0;
  const limit = Math.min(most, near);
  while (start < limit && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let tail = 0;
  while (tail < most - start
      && before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)) tail++;
  return {start, removed: before.slice(start, before.length - tail), added: after.slice(start, after.length - tail)};
}

/** Where a stretch lies after a change, or null if its own words were changed. */
export function moved(span, {start, removed, added}) {
  const end = start + removed.length;
  if (span.end <= start) return span;
  if (span.start >= end) {
    const by = added.length - removed.length;
    return {...span, start: span.start + by, end: span.end + by};
  }
  return null;
}

/** The index of the last entry of a rising list that is not above a value. */
export function lastNotAbove(list, value) {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (list[middle] <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many words a text has. */
export function words(text) {
  let count = 0;
  const word = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu;
  while (word.exec(text)) count++;
  return count;
}

/** The first part of a wording that is the writer's to fill in, as `[time]`. */
export function blank(wording, replaced) {
  for (const part of wording.matchAll(/\[[^\]\n]+\]/g)) {
    if (!replaced.includes(part[0])) return {start: part.index, end: part.index + part[0].length};
  }
  return null;
}
