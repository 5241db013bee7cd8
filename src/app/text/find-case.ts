import type { Summary } from '../summary.ts';

/** Finds cases by number («12», «2026-12») or by words of the title or unit; one or two letters off still count. */
export function findCases<Found extends Summary>(cases: readonly Found[], query: string): readonly Found[] {
  const wanted = query.trim().toLowerCase();
  const number = /^(?:sak\s*)?#?(\d{4}-)?(\d{1,5})$/.exec(wanted);
  if (number !== null) {
    const [, year = '', running = ''] = number;
    return cases.filter(({ caseId }) => (year === '' ? caseId.endsWith(`-${running}`) : caseId === `${year}${running}`));
  }
  const words = fold(wanted)
    .split(/\s+/)
    .filter((word) => word !== '');
  const score = ({ title, unit }: Summary) => {
    const haystack = fold(`${title} ${unit}`).split(/[^a-z0-9]+/);
    return words.filter((word) => haystack.some((one) => one.startsWith(word) || isNear(one, word))).length;
  };
  const scored = cases.map((one) => ({ one, hits: score(one) })).filter(({ hits }) => hits > 0);
  const best = Math.max(0, ...scored.map(({ hits }) => hits));
  return scored.filter(({ hits }) => hits === best).map(({ one }) => one);
}

function fold(text: string): string {
  return text.toLowerCase().replaceAll('æ', 'ae').replaceAll('ø', 'o').replaceAll('å', 'a').normalize('NFD').replaceAll(/\p{M}/gu, '');
}

/** One letter wrong, missing, doubled or swapped, in words of five letters or more. */
function isNear(one: string, other: string): boolean {
  if (Math.min(one.length, other.length) < 5 || Math.abs(one.length - other.length) > 1) return false;
  const start = [...one].findIndex((letter, index) => letter !== other[index]);
  if (start === -1) return true;
  const tails = (a: string, b: string) =>
    a.slice(start + 1) === b.slice(start + 1) || a.slice(start + 1) === b.slice(start) || a.slice(start) === b.slice(start + 1);
  const isSwapped = one[start] === other[start + 1] && one[start + 1] === other[start] && one.slice(start + 2) === other.slice(start + 2);
  return tails(one, other) || isSwapped;
}
