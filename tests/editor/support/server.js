// The YAML language server of VS Code's YAML extension, Helix and Neovim, spoken to as an editor does.

import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const program = createRequire(import.meta.url).resolve('yaml-language-server/bin/yaml-language-server');

/** Reads settings of VS Code, which may begin with comments. */
export function settings(folder, name = 'settings.json') {
  return JSON.parse(readFileSync(join(folder, '.vscode', name), 'utf8').replace(/^\/\/.*\n/gm, ''));
}

/** Starts a server on the folder of a site, with the settings that `init` wrote. */
export async function serve(folder) {
  const child = spawn(process.execPath, [program, '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const waiting = new Map();
  const diagnosed = new Map();
  const { 'yaml.schemas': schemas } = settings(folder);
  const root = pathToFileURL(folder).toString();
  let id = 0;

  const send = (message) => {
    const body = Buffer.from(JSON.stringify({ jsonrpc: '2.0', ...message }));
    child.stdin.write(`Content-Length: ${body.length}\r\n\r\n`);
    child.stdin.write(body);
  };
  const request = (method, params) => {
    id += 1;
    send({ id, method, params });
    return new Promise((done, fail) => waiting.set(id, { done, fail }));
  };
  const configuration = { yaml: { schemas, completion: true, hover: true, validate: true, schemaStore: { enable: false } } };
  const answer = ({ method, params }) => {
    if (method === 'workspace/configuration') {
      return params.items.map(({ section }) => configuration[section] ?? {});
    }
    return method === 'workspace/workspaceFolders' ? [{ uri: root, name: 'trang' }] : null;
  };
  const receive = (message) => {
    if (message.method && message.id !== undefined) send({ id: message.id, result: answer(message) });
    else if (message.method === 'textDocument/publishDiagnostics') {
      diagnosed.get(message.params.uri)?.(message.params.diagnostics);
    } else if (message.id !== undefined) {
      const { done, fail } = waiting.get(message.id);
      if (message.error) fail(new Error(message.error.message));
      else done(message.result);
    }
  };
  let rest = Buffer.alloc(0);
  child.stdout.on('data', (bytes) => {
    rest = Buffer.concat([rest, bytes]);
    for (;;) {
      const head = rest.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/Content-Length: (\d+)/i.exec(rest.subarray(0, head).toString())[1]);
      if (rest.length < head + 4 + length) return;
      const body = rest.subarray(head + 4, head + 4 + length).toString();
      rest = rest.subarray(head + 4 + length);
      receive(JSON.parse(body));
    }
  });

  const capabilities = {
    textDocument: {
      completion: { completionItem: { snippetSupport: true, documentationFormat: ['markdown', 'plaintext'] } },
      hover: { contentFormat: ['markdown', 'plaintext'] },
      publishDiagnostics: {},
    },
    workspace: { configuration: true, workspaceFolders: true },
  };
  await request('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: [{ uri: root, name: 'trang' }],
    capabilities,
  });
  send({ method: 'initialized', params: {} });
  send({ method: 'workspace/didChangeConfiguration', params: { settings: configuration } });

  let version = 0;
  /** Shows a document to the server; `told` is what it has to say of it. */
  const open = (uri, text) => {
    version += 1;
    const told = new Promise((done) => diagnosed.set(uri, done));
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version, text } } });
    return told;
  };
  const at = (uri, position) => ({ textDocument: { uri }, position });
  return {
    open,
    uri: (path) => pathToFileURL(join(folder, path)).toString(),
    completion: async (uri, position) => {
      const list = await request('textDocument/completion', at(uri, position));
      return list?.items ?? list ?? [];
    },
    hover: (uri, position) => request('textDocument/hover', at(uri, position)),
    stop: () => child.kill(),
  };
}
