// Plain JavaScript on purpose: an older Node can still read it and say what is wrong.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 18)) {
  process.stderr.write(
    `PartnerLens needs Node 22.18 or newer, this is ${process.versions.node}.\n` +
      'On Linux (x64, arm64) "npm ci" brings a newer one by itself: run it without --omit=optional. Elsewhere install Node 24.\n',
  );
  process.exit(1);
}
