import type { IsoDate, PositionId } from '../ids.ts';
import { accept, refuse, type Result } from '../result.ts';
import type { Message } from '../text.ts';
import { checkCount, checkDate, checkLastingText, readInput } from './check-inputs.ts';
import type { Inputs } from './command.ts';
import { factsSchema, roleFamilies, routes, serviceAreas, temporaryGrounds, type Facts, type Position } from './facts.ts';
import { parsePercentage } from './parse-percentage.ts';
import type { InputProblem } from './refusal.ts';

/** Rows of positions the form may have; a row with a count stands for several alike. */
export const maxPositionRows = 5;
const maxPositions = 20;

/** Input id of one column of a row of positions, rows from 1. */
export const positionInput = (row: number, column: 'count' | 'percentage' | 'permanence' | 'end'): string => `position-${row}-${column}`;

/** Reads the case form. All problems are reported at once, by input id. */
export function parseFacts(inputs: Inputs, rows: number, today: IsoDate): Result<Facts, readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  const problem = (input: string, message: Message) => problems.push({ input, message });

  const text = (input: string): string => {
    const checked = checkLastingText(readInput(inputs, input), { maxLength: 100, required: true });
    if (!checked.ok) problem(input, checked.refusal);
    else if ([...checked.value].length < 2) problem(input, { key: 'problem.text-short' });
    return checked.ok ? checked.value.replaceAll('\n', ' ') : '';
  };
  const choice = <Option extends string>(input: string, options: readonly Option[]): Option | undefined => {
    const found = options.find((option) => option === readInput(inputs, input));
    if (found === undefined) problem(input, { key: 'problem.choice-missing' });
    return found;
  };

  const title = text('title');
  const unit = text('unit');
  const serviceArea = choice('serviceArea', serviceAreas);
  const roleFamily = choice('roleFamily', roleFamilies);
  const route = readInput(inputs, 'route') === '' ? 'external' : choice('route', routes);
  const start = checkDate(readInput(inputs, 'wantedStart'), { today, required: false, tense: 'any', notBefore: [] });
  if (!start.ok) problem('wantedStart', start.refusal);
  const wantedStart = start.ok ? start.value : null;

  const positions: Omit<Position, 'id'>[] = [];
  for (let row = 1; row <= Math.max(1, Math.min(rows, maxPositionRows)); row += 1) {
    const parsed = parseRow(inputs, row, { today, wantedStart });
    if (parsed.ok) positions.push(...parsed.value);
    else problems.push(...parsed.refusal);
  }
  if (positions.length > maxPositions) problem(positionInput(1, 'count'), { key: 'problem.positions-many', params: { max: maxPositions } });
  if (problems.length > 0) return refuse(problems);
  return accept(
    factsSchema.parse({
      title,
      unit,
      serviceArea,
      roleFamily,
      route,
      leader: readInput(inputs, 'leader') === 'true',
      shiftWork: readInput(inputs, 'shiftWork') === 'true',
      wantedStart,
      positions: positions.map((position, index) => ({ ...position, id: `p${index + 1}` as PositionId })),
    }),
  );
}

function parseRow(
  inputs: Inputs,
  row: number,
  { today, wantedStart }: { readonly today: IsoDate; readonly wantedStart: IsoDate | null },
): Result<readonly Omit<Position, 'id'>[], readonly InputProblem[]> {
  const problems: InputProblem[] = [];
  const input = (column: Parameters<typeof positionInput>[1]) => positionInput(row, column);
  const count = checkCount(readInput(inputs, input('count')) || '1', { required: true, min: 1, max: maxPositions });
  if (!count.ok) problems.push({ input: input('count'), message: count.refusal });
  const percentage = parsePercentage(readInput(inputs, input('percentage')));
  if (!percentage.ok) problems.push({ input: input('percentage'), message: { key: `problem.percentage-${percentage.refusal}` } });
  const permanence = readInput(inputs, input('permanence'));
  const ground = temporaryGrounds.find((one) => one === permanence) ?? null;
  if (ground === null && permanence !== 'permanent') problems.push({ input: input('permanence'), message: { key: 'problem.permanence-missing' } });

  const end = checkDate(readInput(inputs, input('end')), { today, required: false, tense: 'future', notBefore: [] });
  if (!end.ok) problems.push({ input: input('end'), message: end.refusal });
  else if (ground === null && end.value !== null && permanence === 'permanent')
    problems.push({ input: input('end'), message: { key: 'problem.end-for-permanent' } });
  else if (ground !== null && end.value === null) problems.push({ input: input('end'), message: { key: 'problem.end-missing' } });
  else if (end.value !== null && wantedStart !== null && end.value <= wantedStart) {
    problems.push({ input: input('end'), message: { key: 'problem.end-before-start', params: { date: { date: wantedStart } } } });
  }
  if (problems.length > 0 || !percentage.ok || !end.ok || !count.ok) return refuse(problems);
  const one = { percentage: percentage.value, permanence: ground === null ? ('permanent' as const) : ('temporary' as const), ground, end: end.value };
  return accept(Array.from({ length: count.value ?? 1 }, () => one));
}

/** The positions of a case as rows of the form: neighbours that are alike share a row. */
export function toPositionRows(facts: Facts): readonly (Omit<Position, 'id'> & { readonly count: number })[] {
  const rows: (Omit<Position, 'id'> & { count: number })[] = [];
  for (const { id: _, ...position } of facts.positions) {
    const last = rows.at(-1);
    if (last !== undefined && JSON.stringify({ ...last, count: 0 }) === JSON.stringify({ ...position, count: 0 })) last.count += 1;
    else rows.push({ ...position, count: 1 });
  }
  return rows;
}
