// Several agencies audit one case: their files become one case, judged together, and the judgement is a file of its own.
import assert from 'node:assert/strict';
import { audit, auditFile, auditOf, gradedDomains } from './case-files.mjs';
import { checkWithAxe, eventually, inspect, screenshots, serveApp } from './harness.mjs';
import { file, sealed, zipOf } from './files.mjs';
import { COMPLETE, DECLARATION, HOME, JOINT } from './words.mjs';

const { scenario } = serveApp();
const CASE = 'CASE-7F3K-92QD';
const OTHER = 'CASE-0000-0001';
const [VOICE, , DECISIONS] = gradedDomains;
const REASON = 'We all saw that the child was heard once and then no more';

const council = auditOf({ agency: 'CSC', role: 'Quality assurance officer', reference: 'MA-1111-1111', caseReference: CASE, grades: { overall: 'good', E01: 'outstanding' } });
const schools = auditOf({ agency: 'SCH', role: 'Designated safeguarding lead', reference: 'MA-2222-2222', caseReference: CASE, grades: { overall: 'good', E01: 'requires-improvement', E03: 'inadequate' } });
const practice = auditOf({ agency: 'GP', role: 'Named GP', reference: 'MA-3333-3333', caseReference: CASE, scope: 'short', grades: { overall: 'requires-improvement' } });
const strange = auditOf({ agency: 'POL', role: 'Detective inspector', reference: 'MA-4444-4444', caseReference: OTHER, grades: { overall: 'good' } });

function label(agency) {
  return audit.options['organisation-types'].find(({ id }) => id === agency).label;
}

async function bringsTogether(person, files) {
  await person.goHome();
  await person.press(JOINT.link);
  await person.arriveAt(JOINT.bring);
  await person.fileInput(JOINT.add).setInputFiles(files);
}

async function begins(person, files, agencies = files.length) {
  await bringsTogether(person, files);
  await person.press(`Begin a joint judgement of ${CASE}, ${agencies} agencies`);
  await person.arriveAt(JOINT.heading);
}

function rowOf(person, title) {
  return person.page.getByRole('table', { name: JOINT.table }).getByRole('row').filter({ has: person.page.getByRole('rowheader', { name: title }) });
}

function titleOf({ id, title }) {
  return `${id} ${title}`;
}

async function judges(person, title, grade, reason) {
  await rowOf(person, title).getByRole('link').click();
  await person.arriveAt(title);
  if (grade) await person.main.getByRole('radio', { name: grade, exact: true }).check();
  if (reason) await person.main.getByLabel(JOINT.reasons).fill(reason);
  await person.press(JOINT.save);
}


async function submits(person) {
  await person.press(JOINT.proceed);
  await person.arriveAt(DECLARATION.heading);
  await person.main.getByRole('checkbox', { name: DECLARATION.confirm }).check();
  await person.main.getByRole('textbox', { name: DECLARATION.role }).fill('Independent chair');
  await person.press(DECLARATION.submit);
}

scenario('three files of one case are brought together, judged, submitted and opened elsewhere', async ({ device }) => {
  const chair = await device();
  await bringsTogether(chair, [council, schools, practice].map(auditFile));
  await chair.control(`Begin a joint judgement of ${CASE}, 3 agencies`).waitFor();
  await checkWithAxe(chair.page);
  await screenshots(chair.page, 'bring-one-case-together');
  await chair.press(`Begin a joint judgement of ${CASE}, 3 agencies`);
  await chair.arriveAt(JOINT.heading);
  await chair.page.getByText(`0 of ${gradedDomains.length + 2} are judged together.`).waitFor();
  const table = chair.page.getByRole('table', { name: JOINT.table });
  const heads = (await table.getByRole('columnheader').allInnerTexts()).map((head) => head.split('\n')[0]);
  assert.deepEqual(heads.slice(1, -1).sort(), ['CSC', 'SCH', 'GP'].map(label).sort());
  assert.match(await table.getByRole('columnheader', { name: label('SCH') }).innerText(), /Designated safeguarding lead[^]*MA-2222-2222/);
  const voice = await rowOf(chair, titleOf(VOICE)).innerText();
  assert.match(voice, /For discussion/);
  assert.match(voice, /Grades 2 apart; Outstanding from 1 agency/);
  assert.match(await rowOf(chair, titleOf(DECISIONS)).innerText(), /Inadequate from 1 agency/);
  assert.match(await rowOf(chair, titleOf(gradedDomains[1])).innerText(), /Not asked/);
  await inspect(chair.page, 'one-case-several-agencies');

  // A grade without its reason is not left behind unsaid.
  await judges(chair, titleOf(VOICE), 'Requires improvement');
  await chair.errorSummary.getByRole('link').waitFor();
  await checkWithAxe(chair.page);
  await screenshots(chair.page, 'joint-grade-without-a-reason');
  await chair.main.getByLabel(JOINT.reasons).fill(REASON);
  await chair.main.getByText(`Answers of ${label('SCH')}`).click();
  await chair.main.getByText('SCH on E01.1').waitFor();
  await chair.main.getByText('SCH found it requires-improvement').waitFor();
  await chair.press(JOINT.save);
  await chair.arriveAt(JOINT.heading);
  await chair.page.getByText(`1 of ${gradedDomains.length + 2} are judged together.`).waitFor();
  await chair.seesSaved();

  await chair.page.reload();
  await chair.arriveAt(JOINT.heading);
  assert.match(await rowOf(chair, titleOf(VOICE)).innerText(), /Change/);
  await rowOf(chair, titleOf(VOICE)).getByRole('link').click();
  assert.equal(await chair.main.getByLabel(JOINT.reasons).inputValue(), REASON);
  await inspect(chair.page, 'joint-judgement-of-a-domain', { arrived: false });
  await chair.press(JOINT.save);
  await chair.arriveAt(JOINT.heading);

  // The whole cannot be submitted before everything is judged.
  await submits(chair);
  await chair.errorSummary.getByRole('link', { name: /Overall grade/ }).waitFor();
  await chair.errorSummary.getByRole('link', { name: new RegExp(DECISIONS.title) }).click();
  await chair.arriveAt(titleOf(DECISIONS));
  await chair.press(JOINT.save);
  for (const title of await unjudged(chair)) {
    await judges(chair, title, 'Good', `${REASON}: ${title}`);
    await chair.arriveAt(JOINT.heading);
  }
  await rowOf(chair, JOINT.overall).getByRole('link').click();
  await chair.arriveAt(JOINT.overall);
  await chair.main.getByText(/rules of the questionnaire suggest/).waitFor();
  await screenshots(chair.page, 'joint-overall');
  await chair.press(JOINT.save);
  await chair.arriveAt(JOINT.heading);
  await submits(chair);
  await chair.arriveAt(COMPLETE.heading);
  await inspect(chair.page, 'joint-judgement-complete');
  const saved = await chair.download(COMPLETE.download);
  assert.match(saved.name, /^MA-.*-joint-judgement-1\.json$/);
  const record = JSON.parse(saved.text);
  assert.equal(record.joint.audits.length, 3);
  assert.equal(record.judgements.E01.because, REASON);
  assert.equal(record.grades.domains.E01.grade, 'requires-improvement');
  assert.equal(record.profile['organisation-type'], undefined);
  assert.equal(record.profile['auditor-role'], undefined);
  assert.equal(record.profile['age-band'], '5-9');
  assert.deepEqual(record.joint.audits.map(({ digest }) => digest).sort(), [council, schools, practice].map(({ digest }) => digest).sort());

  const colleague = await device();
  await colleague.openFile(file(saved.name, saved.text));
  await colleague.arriveAt(COMPLETE.heading);
  await colleague.main.getByText(`${REASON}: ${titleOf(DECISIONS)}`).waitFor();
  assert.match(await rowOf(colleague, titleOf(VOICE)).innerText(), /Outstanding[^]*Requires improvement/);
  await colleague.press(COMPLETE.correct);
  await colleague.arriveAt(JOINT.heading);
  await colleague.control('Download revision 1').waitFor();
  await colleague.goHome();
  assert.match(await colleague.draftRow(CASE).innerText(), new RegExp(`${CASE} – joint judgement`));
});

async function unjudged(person) {
  const rows = person.page.getByRole('table', { name: JOINT.table }).getByRole('row');
  await person.arriveAt(JOINT.heading);
  const open = rows.filter({ has: person.page.getByRole('link', { name: /^Judge/ }) });
  const titles = await open.getByRole('rowheader').allInnerTexts();
  return titles.map((title) => title.split('\n')[0].trim());
}

scenario('every file is told what became of it, and files of two cases are two cases', async ({ device }) => {
  const chair = await device();
  const edited = { ...schools, judgements: { ...schools.judgements, E01: { grade: 'outstanding', because: 'Changed' } } };
  const draft = sealed(practice, (copy) => { copy.status = 'draft'; });
  const zip = zipOf({ 'council.json': council, 'police.json': strange, 'draft.json': draft });
  await bringsTogether(chair, zip);
  await chair.control(`Begin a joint judgement of ${CASE}, 1 agency`).waitFor();
  await chair.control(`Begin a joint judgement of ${OTHER}, 1 agency`).waitFor();
  await chair.page.getByText('needs the audits of at least two agencies').first().waitFor();
  await chair.fileInput(JOINT.add).setInputFiles([file('edited.json', edited), file('minutes.txt', 'Dear all'), file('again.json', council)]);
  const told = async (name, verdict) => {
    const row = chair.page.getByRole('table', { name: JOINT.files }).getByRole('row').filter({ hasText: name });
    await eventually(async () => assert.match((await row.allInnerTexts()).join('\n'), verdict, name));
  };
  await told('draft.json', /Still a draft/);
  await told('police.json', new RegExp(`Used[^]*${OTHER}`));
  await told('edited.json', /Changed after it was saved/);
  await told('minutes.txt', /A text file: not a return/);
  await told('council.json', /Same audit again/);
  await told('again.json', /Used/);
  await checkWithAxe(chair.page);
  await screenshots(chair.page, 'verdicts-on-case-files');
});

scenario('an audit is added, replaced by its newer revision, taken out and brought back, and the joint reasons stay', async ({ device }) => {
  const chair = await device();
  const worried = auditOf({
    agency: 'SCH', role: 'Head teacher', reference: 'MA-5555-5555', caseReference: CASE, grades: { overall: 'good' },
    escalations: [{ at: '2026-11-20T10:00:00Z', told: 'Duty social worker', told_at: '10:15', done: 'Strategy meeting asked for', recorded_at: '2026-11-20T10:30:00Z' }],
  });
  await begins(chair, [council, worried].map(auditFile));
  await chair.main.getByText(/A child may be at risk now.*Duty social worker/).waitFor();
  await judges(chair, titleOf(VOICE), 'Good', REASON);
  await chair.arriveAt(JOINT.heading);
  await chair.fileInput(JOINT.another).setInputFiles([auditFile(practice), auditFile(strange)]);
  await chair.page.getByRole('columnheader', { name: label('GP') }).waitFor();
  await chair.page.getByText(`Not used: it is about ${OTHER}, and this is ${CASE}.`).waitFor();
  const newer = auditOf({ ...given(council), revision: 2, grades: { overall: 'inadequate' } });
  await chair.fileInput(JOINT.another).setInputFiles(auditFile(newer));
  await chair.page.getByText(/Used in place of revision 1/).waitFor();
  assert.match(await rowOf(chair, titleOf(VOICE)).innerText(), /Inadequate from 1 agency/);
  await chair.control(/^Take this audit out of .*Named GP/).click();
  await eventually(async () => assert.equal(await chair.page.getByRole('columnheader', { name: label('GP') }).count(), 0));
  await chair.press(HOME.undo);
  await chair.page.getByRole('columnheader', { name: label('GP') }).waitFor();
  await chair.seesSaved();
  await chair.page.reload();
  await chair.arriveAt(JOINT.heading);
  await chair.page.getByRole('columnheader', { name: label('GP') }).waitFor();
  assert.match(await rowOf(chair, titleOf(VOICE)).innerText(), /Change/);
  await checkWithAxe(chair.page);
  await screenshots(chair.page, 'one-case-with-a-child-at-risk');
  const saved = await chair.download('Download draft');
  assert.match(saved.name, /-joint-judgement-draft-1\.json$/);
  const colleague = await device();
  await colleague.openFile(file(saved.name, saved.text));
  await colleague.arriveAt(JOINT.heading);
  await rowOf(colleague, titleOf(VOICE)).getByRole('link').click();
  assert.equal(await colleague.main.getByLabel(JOINT.reasons).inputValue(), REASON);
});

function given({ id, reference, profile }) {
  return { id, reference, agency: profile['organisation-type'], role: profile['auditor-role'], caseReference: profile['case-reference'] };
}
