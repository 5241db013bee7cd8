import { expect, it } from 'vitest';
import { experiments } from '../../bench/chaos/experiments.ts';
import { experimentFiles, tryExperiments } from './try-experiments.ts';

tryExperiments('repeated and hostile input');

it('every experiment is tried in one of these files', () => {
  expect(Object.values(experimentFiles).flat().toSorted()).toEqual(experiments.map(({ id }) => id).toSorted());
});
