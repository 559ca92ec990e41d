const oldest = [20, 19];

export function refuseOldNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return;
  console.error(
    `Backorder Ledger needs Node ${oldest.join('.')} or newer; this is ${process.version} (${process.execPath}).`,
  );
  process.exit(1);
}
