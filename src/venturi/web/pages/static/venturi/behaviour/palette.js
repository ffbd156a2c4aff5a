// The command palette: the server finds, the arrows choose among what it found, Enter goes there.
const palette = document.getElementById("palette");
const text = document.getElementById("palette-text");
let waiting = false;

function hits() {
  return [...palette.querySelectorAll("[data-hit]")];
}

function chosen() {
  return palette.querySelector("[data-chosen]") ?? hits()[0];
}

function choose(hit) {
  for (const one of palette.querySelectorAll("[data-chosen]")) delete one.dataset.chosen;
  if (!hit) return;
  hit.dataset.chosen = "";
  hit.scrollIntoView({ block: "nearest" });
}

// What is shown may still be the answer to fewer letters.
function answered() {
  return palette.querySelector("[data-found]")?.dataset.found === text.value.trim();
}

palette?.addEventListener("opened", () => {
  waiting = false;
  text.select();
  htmx.trigger(text, "asked");
});

palette?.addEventListener("keydown", (event) => {
  const there = hits();
  const place = there.indexOf(chosen());
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    choose(there[place + (event.key === "ArrowDown" ? 1 : -1)] ?? there[place]);
  } else if (event.key === "Enter" && event.target === text) {
    event.preventDefault();
    if (answered()) chosen()?.click();
    else waiting = true;
  }
});

palette?.addEventListener("htmx:afterSwap", () => {
  choose(hits()[0]);
  if (waiting && answered()) chosen()?.click();
});
