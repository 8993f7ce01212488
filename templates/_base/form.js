// A form that is filled in where it lies: nothing is sent, and saving writes the page with its answers.
"use strict";
(() => {
  const save = document.querySelector(".save");
  const status = save.querySelector("[role=status]");
  const promise = status.textContent;
  const controls = (page) => [...page.querySelectorAll("input, textarea")];
  let unsaved = false;

  // Answers live in properties; only attributes and text are part of a saved page.
  function filledIn() {
    const page = document.documentElement.cloneNode(true);
    const shown = controls(document);
    controls(page).forEach((copy, index) => {
      const { checked, value } = shown[index];
      if (copy.type === "checkbox") copy.toggleAttribute("checked", checked);
      else if (copy.type === "textarea") copy.textContent = value.startsWith("\n") ? "\n" + value : value;
      else copy.setAttribute("value", value);
    });
    page.querySelector(".save").hidden = true;
    page.querySelector(".save [role=status]").textContent = promise;
    return "<!doctype html>\n" + page.outerHTML + "\n";
  }

  function fileName() {
    const candidate = document.querySelector("[name=candidate]").value.normalize("NFC");
    const safe = candidate.replace(/[^\p{L}\p{M}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
    return [save.dataset.name, safe].filter(Boolean).join("-") + ".html";
  }

  save.querySelector("button").addEventListener("click", () => {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([filledIn()], { type: "text/html" }));
    link.download = fileName();
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    unsaved = false;
    status.textContent = `Saved as ${link.download}, where your browser keeps downloads.`;
  });

  // Room for all that was typed, on the screen and when the page is printed.
  function grow(room) {
    room.style.height = "auto";
    room.style.height = `${room.scrollHeight + 2}px`;
  }

  document.addEventListener("input", (event) => {
    unsaved = true;
    status.textContent = "There are answers that are not saved yet.";
    if (event.target.type === "textarea") grow(event.target);
    const box = event.target;
    const group = box.checked && box.closest(".one-of");
    if (group) controls(group).forEach((other) => { other.checked = other === box; });
  });

  window.addEventListener("beforeunload", (event) => {
    if (unsaved) event.preventDefault();
  });

  controls(document).filter((one) => one.type === "textarea" && one.value).forEach(grow);
  save.hidden = false;
})();
