// Front matter of Markdown files, shown to the YAML language server as a document of its own.
//
// No YAML extension looks into Markdown. So the front matter is offered as a virtual YAML document with every line at its
// place and the rest left blank; what the YAML extension answers there holds in the Markdown file too.
"use strict";

const SCHEME = "doithoai-front-matter";
const ARTICLE = /[/\\]content[/\\](?:sessions|news|pages)[/\\].*\.md$/i;

// What is typed within keys, names and values. The body of an article never asks: it is no front matter.
const TRIGGERS = [..."abcdefghijklmnopqrstuvwxyz", " ", ":", "-", "[", "{", ",", "/", '"'];

/** Returns the front matter at its lines, and the number of the line that closes it; nothing where there is none. */
function frontMatter(text) {
  const lines = text.split(/\r\n|\r|\n/);
  if (lines[0].replace(/^\uFEFF/, "").trimEnd() !== "---") return undefined;
  const end = lines.findIndex((line, at) => at > 0 && line.trimEnd() === "---");
  const close = end < 0 ? lines.length : end;
  return { yaml: ["", ...lines.slice(1, close), ""].join("\n"), close };
}

/** Returns the address of the virtual document of an article. */
function address(vscode, uri) {
  return vscode.Uri.from({ scheme: SCHEME, path: `${uri.path}.yaml` });
}

function activate(context) {
  const vscode = require("vscode");
  const texts = new Map();
  const changed = new vscode.EventEmitter();

  /** Has VS Code read a virtual document again that it holds open, and waits until it has. */
  function refresh(uri) {
    return new Promise((done) => {
      const watch = vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document.uri.toString() === uri.toString()) finish();
      });
      // A document that VS Code just closed does not change any more; it is read when it is opened again.
      const late = setTimeout(finish, 300);
      function finish() {
        clearTimeout(late);
        watch.dispose();
        done();
      }
      changed.fire(uri);
    });
  }

  /** Brings the virtual document up to date; nothing where the place lies outside of a front matter. */
  async function virtual(document, position) {
    if (!ARTICLE.test(document.uri.path)) return undefined;
    const found = frontMatter(document.getText());
    if (!found || position.line < 1 || position.line >= found.close) return undefined;
    const uri = address(vscode, document.uri);
    const key = uri.toString();
    texts.set(key, found.yaml);
    const held = vscode.workspace.textDocuments.find((other) => other.uri.toString() === key);
    if (held && held.getText().replaceAll("\r\n", "\n") !== found.yaml) await refresh(uri);
    await vscode.workspace.openTextDocument(uri);
    return uri;
  }

  const completion = {
    async provideCompletionItems(document, position) {
      const uri = await virtual(document, position);
      if (!uri) return undefined;
      return vscode.commands.executeCommand("vscode.executeCompletionItemProvider", uri, position);
    },
  };
  const hover = {
    async provideHover(document, position) {
      const uri = await virtual(document, position);
      if (!uri) return undefined;
      const hovers = await vscode.commands.executeCommand("vscode.executeHoverProvider", uri, position);
      return hovers && hovers[0];
    },
  };

  const markdown = { language: "markdown" };
  context.subscriptions.push(
    changed,
    vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: (uri) => texts.get(uri.toString()) ?? "",
    }),
    vscode.languages.registerCompletionItemProvider(markdown, completion, ...TRIGGERS),
    vscode.languages.registerHoverProvider(markdown, hover),
  );
}

module.exports = { activate, frontMatter, SCHEME, TRIGGERS };
