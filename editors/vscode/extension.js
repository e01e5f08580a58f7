// The client: starts `casus lsp` and hands it every *.accord.md and *.positions.md.
// All knowledge of the language is in the server.
"use strict";

const { commands, window, workspace } = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

let client;

function make() {
  const program = workspace.getConfiguration("casus").get("path", "casus");
  const server = { command: program, args: ["lsp"] };
  return new LanguageClient("casus", "Casus", { run: server, debug: server }, {
    documentSelector: [
      { scheme: "file", pattern: "**/*.accord.md" },
      { scheme: "file", pattern: "**/*.positions.md" },
      { scheme: "untitled", language: "accord" },
    ],
  });
}

async function start() {
  client = make();
  try {
    await client.start();
  } catch (error) {
    const cure = "Install casus, or set `casus.path` to where it lies.";
    window.showErrorMessage(`casus lsp did not start: ${error.message}. ${cure}`);
  }
}

async function stop() {
  const old = client;
  client = undefined;
  if (old !== undefined && old.needsStop()) await old.stop();
}

async function activate(context) {
  context.subscriptions.push(
    commands.registerCommand("casus.restart", async () => {
      await stop();
      await start();
    }),
  );
  await start();
}

module.exports = { activate, deactivate: stop };
