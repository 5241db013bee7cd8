import { tryExperiments } from './try-experiments.ts';

tryExperiments('a store in trouble');
