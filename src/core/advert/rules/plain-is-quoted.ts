/** A quotation that began further back than this has been forgotten by its writer; it also keeps the time linear. */
const farthest = 600;

/** Whether a quotation that began in this sentence is still open at a place. */
export function isQuoted(text: string, from: number, at: number): boolean {
  let open = 0;
  let straight = 0;
  for (let index = Math.max(from, at - farthest); index < at; index += 1) {
    const mark = text[index];
    if (mark === '«' || mark === '“' || mark === '„') open += 1;
    else if ((mark === '»' || mark === '”') && open > 0) open -= 1;
    else if (mark === '"') straight += 1;
  }
  return open > 0 || straight % 2 === 1;
}
