import { roleFamilies } from '../../case/facts.ts';
import type { Draft } from '../draft.ts';
import type { Match } from '../phrase/match.ts';
import type { SectionKind } from '../report.ts';
import type { RoleFamily } from '../role-family.ts';

/** A title of one family outweighs everything else together; where the work is done outweighs a title that many families share. */
const weights = { title: 20, place: 8, general: 6 };
const mostTasks = 4;
const mostPlaces = 3;
/** Less than this is a chance hit. */
const fewest = 2;

type Signs = 'titles' | 'general' | 'places' | 'tasks';

/** The role family that title, place and tasks point to, or null when they point nowhere or two ways. */
export function inferFamily(draft: Omit<Draft, 'family'>): RoleFamily | null {
  const within = (family: RoleFamily, signs: Signs, kind: SectionKind): readonly Match[] =>
    draft.matches(`family:${family}#${signs}`).filter((one) => draft.sentences[draft.sentenceOf[one.first] ?? -1]?.section === kind);
  const titles = roleFamilies.flatMap((family) => [...within(family, 'titles', 'title'), ...within(family, 'general', 'title')]);
  const count = (family: RoleFamily, signs: 'titles' | 'general'): number =>
    Math.min(1, within(family, signs, 'title').filter((one) => isMostSpecific(one, titles)).length);
  const scored = roleFamilies
    .map((family) => {
      const place = Math.min(1, within(family, 'places', 'title').length);
      const told = Math.min(mostTasks, within(family, 'tasks', 'tasks').length) + Math.min(mostPlaces, within(family, 'places', 'workplace').length);
      return { family, score: count(family, 'titles') * weights.title + place * weights.place + count(family, 'general') * weights.general + told };
    })
    .toSorted((one, other) => other.score - one.score);
  const [first, second] = scored;
  if (first === undefined || second === undefined || first.score < fewest || first.score === second.score) return null;
  return first.family;
}

/** «pedagogisk leder» is no «leder»: of titles that share a word the one of more words counts. */
function isMostSpecific(match: Match, titles: readonly Match[]): boolean {
  return !titles.some((other) => other.first < match.end && match.first < other.end && other.end - other.first > match.end - match.first);
}
