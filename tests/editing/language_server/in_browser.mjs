// The server as the editor in a browser starts it, in a worker; a worker's messages come and go as lines here.
import { createInterface } from "node:readline";
import { readFile } from "node:fs/promises";

const server = new URL("node_modules/yaml-language-server/", import.meta.url);

globalThis.self = globalThis;
globalThis.addEventListener ??= () => {};
globalThis.postMessage = (message) => {
  const text = JSON.stringify(message);
  process.stdout.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
};

await import(new URL("out/src/webworker/yamlServerMain.js", server));
const german = JSON.parse(await readFile(new URL("l10n/bundle.l10n.de.json", server), "utf8"));
self.onmessage({ data: { l10nBundle: german } });
createInterface({ input: process.stdin }).on("line", (line) => {
  if (line.startsWith("{")) self.onmessage({ data: JSON.parse(line) });
});
