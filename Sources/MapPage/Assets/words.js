// Text and elements. Every text of a cache passes through `textContent`, so markup in a name or a copyright is only text.

const grouped = new Intl.NumberFormat('en', {maximumFractionDigits: 0});

/** A whole number with separators of thousands. */
export function whole(value) { return grouped.format(value); }

/** `1 tile`, `2 tiles`. */
export function count(value, noun) { return `${whole(value)} ${noun}${value === 1 ? '' : 's'}`; }

/** `1:5,000,000`; a scale below 10 keeps its decimals. */
export function scale(value) {
  return `1:${value < 10 ? String(Number(value.toPrecision(6))) : whole(Math.round(value))}`;
}

/** A number with at most `digits` significant digits, without an exponent. */
export function significant(value, digits = 7) {
  const rounded = Number(value.toPrecision(digits));
  return new Intl.NumberFormat('en', {maximumFractionDigits: 12}).format(rounded);
}

const units = {m: 'm', degrees: '°', ft: 'ft', 'us-ft': 'US ft'};

/** A length in map units with the sign of the unit. */
export function withUnit(number, unit) {
  const sign = units[unit] ?? 'map units';
  return sign === '°' ? `${number}°` : `${number} ${sign}`;
}

/** A coordinate with as many decimals as the resolution deserves: a tenth of a pixel. */
export function coordinate(value, resolution) {
  const decimals = Math.max(0, Math.min(12, 1 - Math.floor(Math.log10(resolution))));
  const digits = {minimumFractionDigits: decimals, maximumFractionDigits: decimals};
  // Without a sign for what is rounded to zero.
  return new Intl.NumberFormat('en', {...digits, signDisplay: 'negative'}).format(value);
}

/** A size in bytes. */
export function bytes(value) { return count(value, 'byte'); }

/** The element with an identifier. The templates contain all that are asked for. */
export function byId(id) { return document.getElementById(id); }

/** A new element with a class, a text or children. */
export function make(tag, {name = '', text = null, children = [], ...attributes} = {}) {
  const element = document.createElement(tag);
  if (name) element.className = name;
  if (text !== null) element.textContent = text;
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Says something to users of screen readers. */
export function announce(text) { byId('status').textContent = text; }

/** Shows an error above the page's content. */
export function complain(...paragraphs) {
  const box = byId('message');
  box.className = 'message';
  box.hidden = false;
  box.append(...paragraphs.map(part => (typeof part === 'string' ? make('p', {text: part}) : part)));
}

/** The JSON at an address, or an error whose message is a sentence. */
export async function json(address) {
  let answer;
  try {
    answer = await fetch(address);
  } catch {
    throw new Error(`The server does not answer: ${address}`);
  }
  if (!answer.ok) throw new Error(`The server answers ${answer.status} to ${address}`);
  try {
    return await answer.json();
  } catch {
    throw new Error(`The answer is not JSON: ${address}`);
  }
}
