// Ticks of the table: one in the head for all of the page, how many are ticked, and Escape leaves a cell as it was.
function tell() {
  const told = document.querySelector("[data-ticked]");
  if (!told) return;
  const count = document.querySelectorAll("[data-tick]:checked").length;
  told.textContent = count ? `${count} ticked` : "Tick deals in the table";
  const all = document.querySelector("[data-tick-all]");
  if (all) all.checked = count > 0 && count === document.querySelectorAll("[data-tick]").length;
}

document.addEventListener("change", (event) => {
  if (event.target.matches("[data-tick-all]")) {
    for (const one of document.querySelectorAll("[data-tick]")) one.checked = event.target.checked;
  }
  if (event.target.matches("[data-tick], [data-tick-all]")) tell();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") event.target.closest("[data-editing]")?.querySelector("[data-cancel]")?.click();
});

document.addEventListener("htmx:afterSwap", tell);
tell();
