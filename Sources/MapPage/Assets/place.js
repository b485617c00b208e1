// The part of the address after `#`: `#level/x/y`, and for a comparison `/NAME` or `/NAME/swipe` behind it.

/** What the address says, or `null` if it says nothing that fits the cache. */
export function readPlace(cache) {
  const [level, x, y, other = '', mode = ''] = location.hash.slice(1).split('/');
  const numbers = [level, x, y].map(part => (part ? Number(part) : NaN));
  if (!numbers.every(Number.isFinite)) return null;
  const resolution = cache.resolutionOf(numbers[0]);
  if (resolution === null) return null;
  let name = '';
  try {
    name = decodeURIComponent(other);
  } catch { /* The rest of the address is still right. */ }
  return {center: numbers.slice(1), resolution, other: name, isSwipe: mode === 'swipe'};
}

/** Writes the place into the address, without a new entry in the history of the browser. */
export function writePlace(cache, {center: [x, y], resolution, other, isSwipe}) {
  // A tenth of a pixel is enough to find the same view again.
  const decimals = Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(resolution))));
  const parts = [cache.levelNumber(resolution), ...[x, y].map(value => Number(value.toFixed(decimals)))];
  if (other) parts.push(encodeURIComponent(other));
  if (other && isSwipe) parts.push('swipe');
  history.replaceState(null, '', `#${parts.join('/')}`);
}
