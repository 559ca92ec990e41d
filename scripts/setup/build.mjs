import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runChild, withHeartbeat } from './child.mjs';
import { inRoot, root } from './paths.mjs';

const sourceFolders = ['apps', 'libs', 'test'];
const settings = ['package.json', 'package-lock.json', 'tsconfig.json'];
const stampFile = inRoot('dist', '.setup-stamp');
const compilerState = inRoot('dist', '.tsbuildinfo');

/** In step = nothing was added, removed or saved since the last clean build. */
export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp(sources());
}

export async function build() {
  const before = sources();
  // Taken before compiling: a file saved meanwhile makes the next run build again.
  const builtFrom = stamp(before);
  console.error(`Compiling ${before.length} files ...`);
  const missing = before.filter((source) => !existsSync(outputOf(source)));
  // The compiler trusts its notes about what it wrote, also when that is gone.
  if (missing.length > 0) rmSync(compilerState, { force: true });
  const code = await withHeartbeat('tsc', () =>
    runChild(process.execPath, [inRoot('node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.json']),
  );
  if (code !== 0) throw new Error('The sources do not compile; see above.');
  removeLeftovers(before);
  writeFileSync(stampFile, builtFrom);
}

function sources() {
  return sourceFolders
    .flatMap((folder) => filesIn(inRoot(folder)))
    .filter((file) => file.endsWith('.ts'))
    .sort();
}

function stamp(files) {
  const hash = createHash('sha256');
  for (const file of [...files, ...settings.map((name) => inRoot(name))]) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${relative(root, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

/** A compiled spec or module whose source is gone would go on being found. */
function removeLeftovers(files) {
  const outputs = new Set(files.map(outputOf));
  for (const folder of sourceFolders) {
    for (const file of filesIn(inRoot('dist', folder))) {
      if (/\.js(\.map)?$/.test(file) && !outputs.has(file.replace(/\.map$/, ''))) rmSync(file);
    }
  }
}

function outputOf(source) {
  return inRoot('dist', relative(root, source).replace(/\.ts$/, '.js'));
}

function filesIn(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (entry.name === 'fixtures') return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}
