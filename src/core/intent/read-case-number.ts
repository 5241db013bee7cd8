/** A case number as people write it, `12` or `2026-12`, in the way the store writes it; undefined for anything else. */
export function readCaseNumber(text: string): string | undefined {
  const found = /^(?:(\d{4}) ?[-/–] ?)?0*(\d{1,6})$/.exec(text);
  if (found?.[2] === undefined) return undefined;
  return found[1] === undefined ? found[2] : `${found[1]}-${found[2]}`;
}
