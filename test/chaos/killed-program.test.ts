import { tryExperiments } from './try-experiments.ts';

tryExperiments('a killed program');
