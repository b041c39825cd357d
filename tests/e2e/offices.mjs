// Makes what lies beside returns in real folders: office documents, mails, files of the system, zips, files that editors saved again or that have a passphrase.
import { execFileSync } from 'node:child_process';
import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A zip of files by name, which may lie in folders. */
export function zip(contents) {
  const folder = mkdtempSync(join(tmpdir(), 'zipped-'));
  for (const [name, content] of Object.entries(contents)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  execFileSync('zip', ['-q', '-D', 'made.zip', ...Object.keys(contents)], { cwd: folder });
  return readFileSync(join(folder, 'made.zip'));
}

export const wordDocument = () => zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w/>' });
export const workbook = () => zip({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<x/>' });
export const MAIL = 'From: office@ashlane.example\r\nSubject: Our return\r\n\r\nPlease find it attached.';
export const PDF = '%PDF-1.4\n%%EOF';

/** What operating systems and office programs put into folders for themselves. */
export const OF_THE_SYSTEM = { '.DS_Store': 'Bud1', 'Thumbs.db': '\u0001', 'desktop.ini': '[.ShellClassInfo]', '~$letter.docx': '\u0006', '._birch.json': '\u0000\u0005\u0016\u0007' };

export function utf16(text) {
  return Buffer.from(`\ufeff${text}`, 'utf16le');
}

/** A return as the app saves it with a passphrase. */
export function withPassphrase(record, passphrase) {
  const [salt, iv] = [randomBytes(16), randomBytes(12)];
  const rounds = 100_000;
  const cipher = createCipheriv('aes-256-gcm', pbkdf2Sync(passphrase, salt, rounds, 32, 'sha256'), iv);
  const data = Buffer.concat([cipher.update(JSON.stringify(record)), cipher.final(), cipher.getAuthTag()]);
  return {
    format: 'safeguarding-audit/sealed',
    version: 1,
    holds: 'return',
    kdf: { name: 'PBKDF2-SHA-256', rounds, salt: salt.toString('base64') },
    cipher: 'AES-256-GCM',
    iv: iv.toString('base64'),
    data: data.toString('base64'),
  };
}
