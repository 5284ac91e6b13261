// Holds journeys to Mermaid's own parser and drawing, in a headless browser:
//   npm install && node check.mjs FOLDER-OF-MMD-FILES
// The exit code is 0 where every one is parsed as a journey and drawn with all of its words.
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, writeFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const folder = resolve(process.argv[2] ?? ".");
const files = readdirSync(folder).filter((f) => f.endsWith(".mmd")).sort();
if (files.length === 0) {
  console.error(`There is no .mmd file in ${folder}.`);
  process.exit(2);
}

const journeys = files.map((name) => ({ name, text: readFileSync(join(folder, name), "utf8") }));
const work = mkdtempSync(join(tmpdir(), "mermaid-check-"));
const page = join(work, "page.html");
writeFileSync(page, `<!doctype html><meta charset="utf-8"><pre id="result">unfinished</pre><div id="place"></div>
<script src="file://${here}/node_modules/mermaid/dist/mermaid.min.js"></script>
<script>
const journeys = ${JSON.stringify(journeys).replaceAll("<", "\\u003c")};
const squeeze = (text) => text.replace(/\\s+/g, "");
const meant = (text) => text.replace(/#(\\d+);/g, (_, code) => String.fromCharCode(code));
(async () => {
  mermaid.initialize({ startOnLoad: false });
  const results = [];
  for (const [i, journey] of journeys.entries()) {
    try {
      const parsed = await mermaid.parse(journey.text);
      const { svg } = await mermaid.render("j" + i, journey.text);
      const place = document.getElementById("place");
      place.innerHTML = svg;
      const drawn = squeeze(place.textContent);
      const words = journey.text.split("\\n").slice(1).filter((l) => l.trim()).flatMap((l) => {
        const line = l.trim();
        return line.startsWith("title ") ? [line.slice(6)] : line.startsWith("section ") ? [line.slice(8)] : [line.split(":")[0]];
      });
      const lost = words.map(meant).filter((w) => w.trim() && !drawn.includes(squeeze(w)));
      results.push({ name: journey.name, type: parsed.diagramType, words: words.length, lost });
    } catch (e) {
      results.push({ name: journey.name, error: String(e.message ?? e) });
    }
  }
  document.getElementById("result").textContent = "BEGIN" + JSON.stringify(results) + "END";
})();
</script>`);

const browser = process.env.CHROMIUM ?? "/usr/bin/chromium";
const dom = execFileSync(browser, ["--headless", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files", `--user-data-dir=${join(work, "profile")}`, "--virtual-time-budget=120000", "--dump-dom", `file://${page}`],
  { encoding: "utf8", maxBuffer: 1 << 28, stdio: ["ignore", "pipe", "ignore"], timeout: 180000 });
rmSync(work, { recursive: true, force: true });
const found = /BEGIN(.*?)END/s.exec(dom);
if (!found) {
  console.error("The browser did not finish.");
  process.exit(2);
}

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&nbsp;", "\u00a0").replaceAll("&amp;", "&");
let bad = 0;
for (const result of JSON.parse(unescape(found[1]))) {
  const fine = result.type === "journey" && result.lost.length === 0;
  bad += fine ? 0 : 1;
  console.log(`${fine ? "ok  " : "FAIL"} ${result.name}: ${result.error ?? `${result.words} texts drawn`}${result.lost?.length ? `, lost: ${JSON.stringify(result.lost)}` : ""}`);
}

console.log(`${files.length - bad} of ${files.length} journeys are accepted and drawn by Mermaid.`);
process.exit(bad === 0 ? 0 : 1);
