/** The package that the launcher has made of the extension. */
export function vsix(): string {
  const file = process.env.WAMSG_VSIX;
  if (!file) throw new Error('WAMSG_VSIX names no package: run these tests with "npm run test:editor".');
  return file;
}
