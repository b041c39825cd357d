// What offices really bring to "Returns": folders with everything in them, mails, zips in zips, passphrases, one draft of several organisations.
import assert from 'node:assert/strict';
import { checkWithAxe, screenshots, serveApp } from './harness.mjs';
import { file, folderOf, fromAnother, sealed } from './files.mjs';
import { MAIL, OF_THE_SYSTEM, PDF, utf16, withPassphrase, wordDocument, workbook, zip } from './offices.mjs';
import { submittedReturn } from './stories.mjs';
import { Subgroup } from './subgroup.mjs';
import { HOME, RETURNS, VERDICT } from './words.mjs';

const { scenario } = serveApp();
const LONG = { timeout: 300_000 };
const OTHER_FILE = /Other file/;

let original;
/** A return as the app writes it, made once. */
async function realReturn(device) {
  original ??= await submittedReturn(await device());
  return original;
}

const named = (real, name) => fromAnother(real, name, 'S11-0000-0001');

scenario('of a folder with office and system files, what needs somebody comes first and what is no return last', async ({ device }) => {
  const real = await realReturn(device);
  const subgroup = await Subgroup.openReturns(await device());
  await subgroup.addFolder(folderOf({
    'ash.json': JSON.stringify(named(real, 'Ash School')),
    'birch.json': JSON.stringify(named(real, 'Birch School')),
    'half.json': JSON.stringify(real).slice(0, 500),
    'letter.docx': wordDocument(),
    'list.xlsx': workbook(),
    'mail.eml': MAIL,
    'scan.pdf': PDF,
    ...OF_THE_SYSTEM,
  }));
  await subgroup.seesVerdict('letter.docx', /Other file\s+A Word document: not a return/);
  await subgroup.seesVerdict('list.xlsx', /Excel workbook: not a return/);
  await subgroup.seesVerdict('mail.eml', /e-mail: not a return/);
  await subgroup.seesVerdict('scan.pdf', /PDF document: not a return/);
  const rows = await subgroup.files.getByRole('row').allInnerTexts();
  assert.equal(rows.length, 1 + 7, `system files are not mentioned:\n${rows.join('\n')}`);
  assert.match(rows[1], /half\.json/);
  assert.match(rows[2], VERDICT.counted);
  assert.match(rows[3], VERDICT.counted);
  assert.match(rows.slice(4).join('\n'), OTHER_FILE);
  await subgroup.person.main.getByText('7 files added; 5 left out of the figures. 1 needs somebody to act').waitFor();
  await checkWithAxe(subgroup.person.page);
  await screenshots(subgroup.person.page, 'returns-with-office-files');
  await subgroup.counts(2);
}, LONG);

scenario('nothing but system files is said to be nothing', async ({ device }) => {
  const subgroup = await Subgroup.openReturns(await device());
  await subgroup.add(file('desktop.ini', '[.ShellClassInfo]'));
  await subgroup.person.main.getByText('There was nothing to add').waitFor();
  assert.equal(await subgroup.files.count(), 0, 'and no list of nothing');
});

scenario('one passphrase is tried on every file that has one; the others stay listed and take another', async ({ device }) => {
  const real = await realReturn(device);
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  const locked = (name, passphrase) => JSON.stringify(withPassphrase(named(real, name), passphrase));
  await subgroup.add([
    file('ash.json', locked('Ash School', 'three blue horses')),
    { name: 'more.zip', mimeType: 'application/zip', buffer: zip({ 'birch.json': locked('Birch School', 'three blue horses') }) },
    file('cedar.json', locked('Cedar School', 'four red cows')),
  ]);
  await subgroup.seesVerdict('cedar.json', /Has a passphrase/);
  const section = officer.main.getByRole('region', { name: 'Files with a passphrase' });
  const field = section.getByLabel('Passphrase', { exact: true });
  await section.getByText('3 files can be opened only with their passphrase').waitFor();
  await screenshots(officer.page, 'returns-with-passphrases');

  await field.fill('two green dogs');
  await field.press('Enter');
  await section.getByText(/opens none of these files/).waitFor();
  assert.equal(await field.inputValue(), '', 'it is emptied');
  await checkWithAxe(officer.page);

  await field.fill('three blue horses');
  await field.press('Enter');
  await officer.main.getByText('2 files opened. 1 has another passphrase').waitFor();
  assert.equal(await field.inputValue(), '', 'it is emptied');
  await subgroup.seesVerdict('ash.json', VERDICT.counted);
  await subgroup.seesVerdict('birch.json', VERDICT.counted);
  await subgroup.seesVerdict('cedar.json', /Has a passphrase/);

  await field.fill('four red cows');
  await field.press('Enter');
  await officer.main.getByText('1 file opened.').waitFor();
  await section.waitFor({ state: 'detached' });
  await subgroup.seesVerdict('cedar.json', VERDICT.counted);
  await subgroup.counts(3);
}, LONG);

scenario('what is dropped straight from a mail program, and a dropped text, are answered with what to do', async ({ device }) => {
  const officer = await device();
  await Subgroup.openReturns(officer);
  await drop(officer, () => new DataTransfer());
  await officer.main.getByRole('alert').filter({ hasText: 'save the attachments in a folder first' }).waitFor();
  await drop(officer, () => {
    const dropped = new DataTransfer();
    dropped.setData('text/uri-list', 'https://mail.example/1');
    return dropped;
  });
  await officer.main.getByRole('alert').filter({ hasText: 'That was text or a link, not a file' }).waitFor();
  await checkWithAxe(officer.page);
  await screenshots(officer.page, 'returns-after-a-drop-without-files');
});

const UNREADABLE = () => {
  const refused = () => new DOMException('The requested file could not be read.', 'NotReadableError');
  const { arrayBuffer } = Blob.prototype;
  Blob.prototype.arrayBuffer = function read() {
    return this.name === 'shut.json' ? Promise.reject(refused()) : arrayBuffer.call(this);
  };
  const fileEntry = (path, content) => ({
    isFile: true,
    fullPath: path,
    file: (found, failed) => (content === undefined ? failed(refused()) : found(new File([content], path.split('/').pop()))),
  });
  const folderEntry = (path, entries) => ({
    isFile: false,
    fullPath: path,
    createReader: () => {
      const portions = [entries, []];
      return { readEntries: (found, failed) => (entries ? found(portions.shift()) : failed(refused())) };
    },
  });
  const dropped = folderEntry('/returns', [
    fileEntry('/returns/notes.txt', 'Dear all'),
    fileEntry('/returns/gone.json'),
    fileEntry('/returns/~$letter.docx'),
    folderEntry('/returns/private'),
  ]);
  DataTransferItem.prototype.webkitGetAsEntry = () => dropped;
};

scenario('a file or a folder that cannot be read has a line of its own', async ({ device }) => {
  const officer = await device({ prepare: UNREADABLE });
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.add(file('shut.json', '{}'));
  await subgroup.seesVerdict('shut.json', /Not readable\s+This browser may not read it.*permission/);
  await drop(officer, () => {
    const dropped = new DataTransfer();
    dropped.items.add(new File(['x'], 'returns'));
    return dropped;
  });
  await subgroup.seesVerdict('returns/private/', /Not readable\s+This browser may not read it/);
  await subgroup.seesVerdict('returns/gone.json', /Not readable/);
  await subgroup.seesVerdict('returns/notes.txt', OTHER_FILE);
  assert.equal(await subgroup.files.getByRole('row').filter({ hasText: '~$letter' }).count(), 0, 'no word of system files');
});

scenario('zips in a zip are opened, and of other archives it says what to do', async ({ device }) => {
  const real = await realReturn(device);
  const subgroup = await Subgroup.openReturns(await device());
  const inner = (name) => zip({ [`${name}.json`]: JSON.stringify(named(real, `${name} School`)) });
  const all = zip({ 'ash.zip': inner('ash'), 'birch.zip': inner('birch'), 'letter.docx': wordDocument() });
  await subgroup.add([
    { name: 'all.zip', mimeType: 'application/zip', buffer: all },
    { name: 'more.7z', mimeType: 'application/x-7z-compressed', buffer: Buffer.from('377abcaf271c0004', 'hex') },
  ]);
  await subgroup.seesVerdict('all.zip → ash.zip → ash.json', VERDICT.counted);
  await subgroup.seesVerdict('all.zip → birch.zip → birch.json', VERDICT.counted);
  await subgroup.seesVerdict('all.zip → letter.docx', /A Word document/);
  await subgroup.seesVerdict('more.7z', /Not opened\s+A 7-Zip archive.*Unpack it/);
  await subgroup.counts(2);
}, LONG);

scenario('a file that an editor saved again opens on Home and counts on Returns', async ({ device }) => {
  const real = await realReturn(device);
  const text = JSON.stringify(named(real, 'Ysgol Môn'), null, 2);
  const again = { name: 'again.json', mimeType: 'application/json', buffer: utf16(text) };
  const older = { name: 'older.json', mimeType: 'application/json', buffer: Buffer.from(text, 'latin1') };
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.add([again, older]);
  await subgroup.seesVerdict('again.json', VERDICT.counted);
  await subgroup.seesVerdict('older.json', /saved by another program in an older encoding.*UTF-8/);
  await subgroup.counts(1);
  await officer.goHome();
  await officer.fileInput(HOME.openFile).setInputFiles(older);
  await officer.notice(/older encoding/).waitFor();
  await officer.fileInput(HOME.openFile).setInputFiles(again);
  await officer.page.getByText('Ysgol Môn').or(officer.page.getByRole('heading', { name: 'Return complete' })).first().waitFor();
}, LONG);

scenario('one draft that several organisations filled in is counted for each, in any order, also after a visit later', async ({ device }) => {
  const real = await realReturn(device);
  const of = (name, revision) => sealed(real, (copy) => {
    copy.profile['organisation-name'] = name;
    copy.revision = revision;
  });
  const officer = await device();
  const subgroup = await Subgroup.openReturns(officer);
  await subgroup.add(file('oak.json', of('Oak Primary', 2)));
  await subgroup.seesVerdict('oak.json', VERDICT.counted);
  await subgroup.add(file('elm.json', of('Elm Primary', 1)));
  await subgroup.seesVerdict('elm.json', /Counted\s+The return of Oak Primary began from the same draft/);
  await subgroup.seesVerdict('oak.json', /Counted\s+The return of Elm Primary began from the same draft/);
  await subgroup.counts(2);
  await screenshots(officer.page, 'returns-from-one-draft');
  await officer.page.reload();
  await subgroup.counts(2);
  await subgroup.add(file('oak-3.json', of('OAK primary', 3)));
  await subgroup.seesVerdict('oak-3.json', VERDICT.newer);
  await subgroup.seesVerdict('oak.json', /Replaced/);
  await subgroup.seesVerdict('elm.json', VERDICT.counted);
  await subgroup.counts(2);
  await officer.page.reload();
  await subgroup.counts(2);
}, LONG);

/** Drops what `make` returns in the page onto the place for files. */
async function drop(person, make) {
  const dataTransfer = await person.page.evaluateHandle(make);
  await person.page.locator('.app-drop').dispatchEvent('drop', { dataTransfer });
}
