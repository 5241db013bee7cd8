import { expect, it } from 'vitest';
import { experiments } from '../../bench/chaos/experiments.ts';
import { experimentFiles, inFullAlone, triedApart, tryExperiments } from './try-experiments.ts';

tryExperiments('repeated and hostile input');

it('every experiment is tried in one of these files, or takes too long and runs in full alone', () => {
  expect([...Object.values(experimentFiles).flat(), ...inFullAlone, ...triedApart].toSorted()).toEqual(experiments.map(({ id }) => id).toSorted());
});
