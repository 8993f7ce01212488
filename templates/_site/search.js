// Search and filters of the front page. Without it the whole list shows.
"use strict";
const form = document.querySelector(".search");
const count = document.querySelector(".count");
const jobs = [...document.querySelectorAll("#jobs > li")].map((element) => ({
  element,
  words: element.textContent.toLowerCase() + " " + element.dataset.team.toLowerCase(),
  data: element.dataset,
}));
const choices = ["place", "team", "level", "arrangement"];

function show() {
  const wanted = new FormData(form);
  const words = wanted.get("q").toLowerCase().split(/\s+/).filter(Boolean);
  const pay = Number(wanted.get("pay") || 0);
  let shown = 0;
  for (const job of jobs) {
    const fits =
      words.every((word) => job.words.includes(word)) &&
      choices.every((name) => !wanted.get(name) || job.data[name] === wanted.get(name)) &&
      (!pay || Number(job.data.pay) >= pay);
    if (job.element.hidden === fits) job.element.hidden = !fits;
    shown += fits;
  }
  count.textContent = shown === 1 ? "1 open job" : `${shown} open jobs`;
}

function remember() {
  const query = new URLSearchParams([...new FormData(form)].filter(([, value]) => value));
  history.replaceState(null, "", query.size ? `?${query}` : location.pathname);
}

function recall() {
  const query = new URLSearchParams(location.search);
  for (const field of form.elements) if (field.name) field.value = query.get(field.name) || "";
  show();
}

if (form && jobs.length) {
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", () => { show(); remember(); });
  form.addEventListener("reset", () => setTimeout(() => { show(); remember(); }));
  addEventListener("pageshow", recall);
}
