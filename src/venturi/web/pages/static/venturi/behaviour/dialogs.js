// Dialogs: `ctrl k` opens the command palette, `?` shows the keys, `/` goes to the search. Their buttons do the same.
const dialogs = { palette: () => document.getElementById("palette"), keys: () => document.getElementById("keys") };

function typing(target) {
  return target.closest("input, select, textarea, [contenteditable]");
}

function open(name) {
  const dialog = dialogs[name]();
  if (!dialog || dialog.open) return;
  document.querySelector("dialog[open]")?.close();
  dialog.showModal();
  dialog.dispatchEvent(new CustomEvent("opened"));
}

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    open("palette");
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (document.querySelector("dialog[open]")) return;
  if (event.key === "?") {
    event.preventDefault();
    open("keys");
  } else if (event.key === "/") {
    event.preventDefault();
    document.querySelector("[data-search]")?.focus();
  }
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) open(opener.dataset.opens);
  // Outside of its content, a dialog is its own backdrop.
  if (event.target.matches("dialog[open]")) event.target.close();
});

for (const opener of document.querySelectorAll("[data-opens]")) opener.hidden = false;
