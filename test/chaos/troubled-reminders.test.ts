import { tryExperiments } from './try-experiments.ts';

tryExperiments('reminders in trouble');
