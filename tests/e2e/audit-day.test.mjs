// An audit day: two agencies audit one case, one audit is moderated, both are judged together, and the partnership adds up. Each
// person has a browser profile of their own, and files go from hand to hand.
import assert from 'node:assert/strict';
import { Auditor } from './auditor.mjs';
import { Moderator } from './moderator.mjs';
import { onProfiles } from './profile.mjs';
import { shipped } from './questionnaire.mjs';
import { Subgroup } from './subgroup.mjs';
import { AUDIT, COMPLETE, DECLARATION, JOINT, MODERATION, RETURNS, VERDICT } from './words.mjs';

const { scenario } = onProfiles();
const audit = shipped('front-door-audit');
const [contact] = audit.domains;
const named = ({ id, title }) => `${id} ${title}`;

/** As it goes from hand to hand: name and content, nothing of the device it comes from. */
function passed({ name, text }) {
  return { name, mimeType: 'application/json', buffer: Buffer.from(text) };
}

/** An audit by one agency, on a profile of its own; killed half-way, because that happens. */
async function auditedBy(profile, about, grades, overall) {
  const device = await profile();
  let auditor = Auditor.of(device.person, audit);
  await auditor.begins(about);
  const reference = await auditor.caseReference();
  const [first, ...others] = auditor.partsToAudit;
  await auditor.audits(first, grades[first.id] ?? 'good');
  await auditor.seesSaved();
  device.kill();
  const { answers, profile: said } = auditor;
  auditor = Object.assign(Auditor.of(await device.restart(), audit), { answers, profile: said });
  await auditor.openDraft(reference);
  await auditor.atTaskList();
  for (const part of others) await auditor.audits(part, grades[part.id] ?? 'good');
  await auditor.gradesTheWhole(overall);
  await auditor.submits(about['auditor-role']);
  return { file: passed(await auditor.download(COMPLETE.download)), reference };
}

scenario('from two agencies’ audits of one case to the sentence that the board prints', async ({ profile }) => {
  const council = await auditedBy(profile, { 'organisation-type': 'CSC', 'auditor-role': 'Quality assurance officer' }, { [contact.id]: 'outstanding' }, 'outstanding');
  const about = { 'organisation-type': 'NHS', 'auditor-role': 'Named nurse', 'case-reference': council.reference };
  const trust = await auditedBy(profile, about, { [contact.id]: 'requires-improvement' }, 'requires-improvement');
  assert.equal(trust.reference, council.reference);

  const chair = Moderator.of((await profile()).person, audit);
  await chair.receives(council.file);
  await chair.begins('Independent chair');
  for (const part of audit.domains.filter(({ ungraded }) => !ungraded)) await chair.gives(part, 'good');
  await chair.givesTheWhole('good');
  await chair.press(MODERATION.compare);
  await chair.arriveAt(MODERATION.compared);
  await chair.agrees(chair.row(named(contact)), 'good', 'Strong, but not in every contact.');
  await chair.agrees(chair.row(AUDIT.overall), 'good', 'As the domains.');
  await chair.press(MODERATION.finish);
  await chair.arriveAt(MODERATION.finished);
  const moderated = passed(await chair.download(MODERATION.download));

  await chair.goHome();
  await chair.press(JOINT.link);
  await chair.arriveAt(JOINT.bring);
  await chair.fileInput(JOINT.add).setInputFiles([moderated, trust.file]);
  await chair.press(`Begin a joint judgement of ${council.reference}, 2 agencies`);
  await chair.arriveAt(JOINT.heading);
  const table = chair.page.getByRole('table', { name: JOINT.table });
  const row = (title) => table.getByRole('row').filter({ has: chair.page.getByRole('rowheader', { name: title }) });
  assert.match(await row(named(contact)).innerText(), /Good[^]*agreed in moderation[^]*Requires improvement/);
  for (const title of [...audit.domains.filter(({ ungraded }) => !ungraded).map(named), JOINT.overall]) {
    await row(title).getByRole('link').click();
    await chair.arriveAt(title);
    await chair.main.getByRole('radio', { name: 'Good', exact: true }).check();
    await chair.main.getByLabel(JOINT.reasons).fill('Both agencies saw it so.');
    await chair.press(JOINT.save);
    await chair.arriveAt(JOINT.heading);
  }
  await chair.press(JOINT.proceed);
  await chair.arriveAt(DECLARATION.heading);
  await chair.main.getByRole('checkbox', { name: DECLARATION.confirm }).check();
  await chair.main.getByRole('textbox', { name: DECLARATION.role }).fill('Independent chair');
  await chair.press(DECLARATION.submit);
  await chair.arriveAt(COMPLETE.heading);
  const joint = passed(await chair.download(COMPLETE.download));

  const officer = await Subgroup.openReturns((await profile()).person);
  await officer.add([council.file, trust.file, moderated, joint]);
  for (const file of [trust.file, joint]) await officer.seesVerdict(file, VERDICT.counted);
  await officer.open(RETURNS.cases);
  await officer.person.main.getByText(/Out of 2 audits completed, 1 overall grade was good or outstanding/).waitFor();
  await officer.person.main.getByText(/1 case/).first().waitFor();
}, { timeout: 400_000 });
