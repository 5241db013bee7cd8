// What any bot with the same dependencies pays before its first own line runs.
import 'botbuilder';
import '@microsoft/teams-ai/lib/Application.js';
import 'restify';
import 'adaptivecards-templating';
import 'zod';
import 'pino';
import 'keyv';
import 'yaml';
import 'node:sqlite';
