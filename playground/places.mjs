// The module counts bytes of UTF-8, the editor units of UTF-16.

/** A function from offsets in bytes to offsets in the text; it is asked with any order. */
export function places(text) {
  const starts = [];
  let bytes = 0;
  // Where characters have as many bytes as units, which most have, nothing is noted.
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit < 0x80) {
      bytes += 1;
      continue;
    }
    const pair = unit >= 0xd800 && unit < 0xdc00;
    bytes += pair ? 4 : unit < 0x800 ? 2 : 3;
    if (pair) at += 1;
    starts.push([bytes, at + 1]);
  }
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (starts[middle][0] <= offset) low = middle + 1;
      else high = middle;
    }
    const [known, unit] = low === 0 ? [0, 0] : starts[low - 1];
    return Math.min(unit + offset - known, text.length);
  };
}
