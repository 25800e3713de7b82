import { build } from "./build.ts";
import { editorTests } from "./editorTests.ts";
import { main } from "./say.ts";

/** `npm run test:editor`: only the tests in a real VS Code. `--pictures` renews the pictures of the README as well. */
await main(async () => {
  if (process.argv.includes("--pictures")) process.env.WAMSG_PICTURES = "docs/pictures";
  await build();
  const { failed } = await editorTests();
  return failed === 0 ? 0 : 1;
});
