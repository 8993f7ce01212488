// Search and filters of the front page. Where no script runs, the style sheet hides them and the whole list shows.
"use strict";
const form = document.querySelector(".search");
const count = document.querySelector(".count");
const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const jobs = [...document.querySelectorAll("#jobs > li")].map((element) => {
  const { place, team, arrangement, pay = "" } = element.dataset;
  const level = element.querySelector(".step")?.textContent;
  const [yearly, currency] = pay.split(" ");
  const words = plain(`${element.textContent} ${team}`);
  return { element, words, yearly: Number(yearly), currency, is: { place: place.split("|"), team, level, arrangement } };
});
const choices = ["place", "team", "level", "arrangement"];

function show() {
  const wanted = new FormData(form);
  const words = plain(wanted.get("q")).split(/\s+/);
  const chosen = choices.filter((name) => wanted.get(name));
  const [least, currency] = (wanted.get("pay") || "").split(" ");
  let shown = 0;
  for (const job of jobs) {
    const fits =
      words.every((word) => job.words.includes(word)) &&
      chosen.every((name) => [job.is[name]].flat().includes(wanted.get(name))) &&
      (!least || (job.currency === currency && job.yearly >= Number(least)));
    if (job.element.hidden === fits) job.element.hidden = !fits;
    shown += fits;
  }
  const all = `${jobs.length.toLocaleString(document.documentElement.lang)} open job${jobs.length === 1 ? "" : "s"}`;
  count.textContent = shown === jobs.length ? all : shown ? `${shown} of ${all}` : `None of ${all} fits`;
}

// The search is part of the address: it can be shared, and the way back leads to it.
function remember() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, "", `${location.pathname}${query.size ? `?${query}` : ""}`);
}

function recall() {
  const query = new URLSearchParams(location.search);
  for (const field of form.elements) {
    field.value = query.get(field.name) ?? "";
    if (field.selectedIndex < 0) field.value = "";
  }
  show();
}

if (form) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
  addEventListener("pageshow", recall);
}
