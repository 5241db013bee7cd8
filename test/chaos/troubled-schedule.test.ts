import { tryExperiments } from './try-experiments.ts';

tryExperiments('moved clocks and poisoned reminders');
