// Medians, percentiles, and how figures are printed.

/** The smallest value that at least `share` percent of the values do not exceed. */
export function percentile(values, share) {
  if (!values.length) return NaN;
  const ordered = [...values].sort((a, b) => a - b);
  return ordered[Math.max(0, Math.ceil((share / 100) * ordered.length) - 1)];
}

export function median(values) {
  if (!values.length) return NaN;
  const ordered = [...values].sort((a, b) => a - b);
  const middle = ordered.length >> 1;
  return ordered.length % 2 ? ordered[middle] : (ordered[middle - 1] + ordered[middle]) / 2;
}

export function sum(values) {
  return values.reduce((total, value) => total + value, 0);
}

/** Bytes as kB of 1,000 bytes. */
export function kilobytes(bytes) {
  return `${(bytes / 1000).toFixed(bytes < 10_000 ? 1 : 0)} kB`;
}

export function milliseconds(value) {
  return `${Math.round(value).toLocaleString('en-GB')} ms`;
}
