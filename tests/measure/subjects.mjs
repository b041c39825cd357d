// What is measured: the app with many questions, and the same questions as plain HTML, each served at an origin of its own.
import { Person } from '../e2e/person.mjs';
import { school } from '../e2e/questionnaire.mjs';
import { HOME } from '../e2e/words.mjs';
import { openPage, pause } from './browser.mjs';
import { plainPage } from './plain.mjs';
import { questionnaireOf } from './questionnaires.mjs';
import { compressed, serve } from './server.mjs';

/** How many domains of how many questions. */
const SIZES = [{ domains: 6, each: 10 }, { domains: 10, each: 30 }];
/** At which size the app is measured with a full draft too. */
const LARGEST = 300;
const MEGABYTE = 1_000_000;
const NAME = 'Fernbridge Primary School';

/**
 * Plain and app at each size, side by side.
 * `addresses` are the pages a subject is filled in on: one for plain, one per domain for the app.
 */
export async function prepareSubjects(context, files) {
  const servers = [];
  const open = async (served) => {
    const server = await serve(served);
    servers.push(server);
    return server;
  };
  const subjects = [];
  for (const { domains, each } of SIZES) {
    const questionnaire = questionnaireOf(domains, each);
    const count = domains * each;
    subjects.push(await plainSubject(open, questionnaire, count));
    subjects.push(await appSubject(context, open, questionnaire, files));
    if (count === LARGEST) subjects.push(await fullSubject(context, subjects.at(-1), questionnaire));
  }
  return { subjects, close: () => servers.forEach((server) => server.close()) };
}

async function plainSubject(open, questionnaire, count) {
  const page = compressed('index.html', Buffer.from(plainPage(questionnaire, count)));
  const server = await open(new Map([['index.html', page]]));
  return { name: `plain ${count}`, kind: 'plain', count, bytes: page.packed.length, addresses: [server.address] };
}

async function appSubject(context, open, questionnaire, files) {
  const path = `questionnaires/${questionnaire.id}.json`;
  const file = compressed(path, Buffer.from(JSON.stringify(questionnaire)));
  const server = await open(new Map([...files, [path, file]]));
  const count = questionnaire.domains.length * questionnaire.domains[0].questions.length;
  const draft = await startDraft(context, server.address);
  return {
    name: `app ${count}`,
    kind: 'app',
    count,
    perPage: questionnaire.domains[0].questions.length,
    questionnaireBytes: file.packed.length,
    addresses: questionnaire.domains.map((domain) => `${draft}/domain/${domain.id}`),
  };
}

/** The same app with a draft that holds a megabyte of text, in every note but those of the first question. */
async function fullSubject(context, app, questionnaire) {
  const { page } = await openPage(context);
  const origin = app.addresses[0].split('#')[0];
  const person = new Person(page, origin, []);
  await person.visit();
  const { text } = await person.download(person.draftControl(HOME.download, NAME));
  const draft = JSON.parse(text);
  delete draft.digest;
  draft.id = crypto.randomUUID();
  draft.profile['organisation-name'] = 'Fernbridge Primary School, at length';
  const questions = questionnaire.domains.flatMap((domain) => domain.questions);
  const note = 'The governors looked at this in the autumn term and agreed what changes. '.repeat(Math.ceil(MEGABYTE / questions.length / 74));
  for (const { id } of questions.slice(1)) draft.answers[id] = { note };
  await person.openFile({ name: 'full.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(draft)) });
  await person.atTaskList();
  const address = page.url();
  await pause(1_500);
  await page.close();
  const addresses = questionnaire.domains.map((domain) => `${address}/domain/${domain.id}`);
  return { ...app, name: `${app.name}, a megabyte of text`, isFull: true, addresses };
}

/** Starts a draft as a person does. Returns its address. */
async function startDraft(context, address) {
  const { page } = await openPage(context);
  const person = new Person(page, address, []);
  await person.visit();
  await person.startFor({ name: NAME, type: school });
  const draft = page.url();
  // Long enough to be saved.
  await pause(1_500);
  await page.close();
  return draft;
}
