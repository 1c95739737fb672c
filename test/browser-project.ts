import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import type { Plugin, TestProjectInlineConfiguration } from "vitest/config";

const advice = 'Install Chromium, on Debian with "apt-get install chromium", or set CHROMIUM_PATH';

/** The browser that tests are run in: CHROMIUM_PATH, or a Chromium or Chrome on the PATH. */
function findChromium(): string | undefined {
  const given = process.env["CHROMIUM_PATH"];
  if (given !== undefined) return given;
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  return ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
    .flatMap((name) => folders.map((folder) => join(folder, name)))
    .find((path) => existsSync(path));
}

/**
 * The tests that need a browser, which npm does not bring. Where there is none, a run that asks for this project by name
 * fails; any other leaves these tests out and says so in its last line.
 */
export function browserProject(): TestProjectInlineConfiguration {
  const chromium = findChromium();
  return {
    extends: true,
    plugins: chromium === undefined ? [leaveOut()] : [],
    test: {
      name: "browser",
      include: ["**/*.browser.test.ts"],
      exclude: ["**/node_modules/**"],
      env: { CHROMIUM_PATH: chromium ?? "" },
    },
  };
}

function leaveOut(): Plugin {
  return {
    name: "leave-out-browser-tests",
    configureVitest({ vitest, project }) {
      if (vitest.config.project.some((name) => !name.startsWith("!"))) {
        const message = `The tests of the project "browser" need a browser. ${advice}.`;
        throw Object.assign(new Error(message), { stack: message });
      }
      let leftOut = 0;
      const find = project.globTestFiles.bind(project);
      project.globTestFiles = async (filters) => {
        const { testFiles } = await find(filters);
        leftOut = testFiles.length;
        return { testFiles: [], typecheckTestFiles: [] };
      };
      vitest.onClose(() => {
        if (leftOut === 0) return;
        // Not on the standard output, which may be a report.
        console.error(
          `Not run for want of a browser: ${leftOut} test files. ${advice}; then: npx -y pnpm@10.34.9 test --project browser`,
        );
      });
    },
  };
}
