/** The last three rows of the table that {@link editDistance} fills; kept, because it is asked for every line of an advert and every word of a message. */
let [beforeLast, last, current] = [new Int32Array(64), new Int32Array(64), new Int32Array(64)];

/**
 * Insertions, deletions, substitutions and swaps of neighbours that turn one word into the other
 * (optimal string alignment); anything above `most` is given as `most + 1`.
 */
export function editDistance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  if (last.length <= to.length) [beforeLast, last, current] = [rowOf(to.length), rowOf(to.length), rowOf(to.length)];
  for (let column = 0; column <= to.length; column += 1) last[column] = column;
  for (let row = 1; row <= from.length; row += 1) {
    const unit = from.charCodeAt(row - 1);
    const unitBefore = row > 1 ? from.charCodeAt(row - 2) : -1;
    let least = row;
    current[0] = row;
    for (let column = 1; column <= to.length; column += 1) {
      const other = to.charCodeAt(column - 1);
      let cost = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, (last[column - 1] ?? 0) + (unit === other ? 0 : 1));
      if (column > 1 && unitBefore === other && unit === to.charCodeAt(column - 2)) cost = Math.min(cost, (beforeLast[column - 2] ?? 0) + 1);
      current[column] = cost;
      if (cost < least) least = cost;
    }
    if (least > most) return most + 1;
    [beforeLast, last, current] = [last, current, beforeLast];
  }
  return Math.min(last[to.length] ?? 0, most + 1);
}

function rowOf(length: number): Int32Array<ArrayBuffer> {
  return new Int32Array(length + 64);
}
