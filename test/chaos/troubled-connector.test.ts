import { tryExperiments } from './try-experiments.ts';

tryExperiments('a connector in trouble');
