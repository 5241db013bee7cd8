import { severities, type Finding } from '../../core/advert/report.ts';
import type { NotedFinding } from '../../core/case/advert.ts';
import type { App } from '../app.ts';

/** Names a finding across versions of a text: its rule and the words it quotes, as 16 hexadecimal digits. */
export function findingId(app: Pick<App, 'sha256'>, { rule, quote }: Finding): string {
  const words = (quote ?? '').replaceAll(/\s+/g, ' ').trim().toLowerCase();
  return app.sha256(`${rule}|${words}`).slice(0, 16);
}

/** The findings as a case remembers them: each once, by its gravest severity. */
export function toNoted(app: Pick<App, 'sha256'>, findings: readonly Finding[]): readonly NotedFinding[] {
  const graveFirst = findings.toSorted((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity));
  const noted = new Map<string, NotedFinding>();
  for (const finding of graveFirst) {
    const id = findingId(app, finding);
    if (!noted.has(id)) noted.set(id, { id, rule: finding.rule, severity: finding.severity });
  }
  return [...noted.values()];
}
