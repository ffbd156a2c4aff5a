// Keys: `g` and a letter go to a page of the rail, arrows walk along the cards, `m` opens the form that moves one, Escape closes it.
let going = false;

function typing(target) {
  return target.closest("input, select, textarea, [contenteditable]");
}

function walk(card, key) {
  const column = card.closest("[data-stage]");
  const cards = [...column.querySelectorAll("[data-card]")];
  const place = cards.indexOf(card);
  if (key === "ArrowDown") return cards[place + 1];
  if (key === "ArrowUp") return cards[place - 1];
  const columns = [...document.querySelectorAll("[data-stage]")].filter((one) => one.querySelector("[data-card]"));
  const next = columns[columns.indexOf(column) + (key === "ArrowRight" ? 1 : -1)];
  if (!next) return null;
  const there = next.querySelectorAll("[data-card]");
  return there[Math.min(place, there.length - 1)];
}

function leave(move) {
  move.open = false;
  move.closest("[data-card]").focus();
}

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target.closest("[data-move]")) leave(event.target.closest("[data-move]"));
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (going) {
    going = false;
    document.querySelector(`[data-go="${CSS.escape(event.key)}"]`)?.click();
    return;
  }
  if (event.key === "g") {
    going = true;
    return;
  }
  const card = event.target.closest("[data-card]");
  if (!card) return;
  if (event.key.startsWith("Arrow")) {
    event.preventDefault();
    walk(card, event.key)?.focus();
  } else if (event.key === "m") {
    event.preventDefault();
    const move = card.querySelector("[data-move]");
    if (!move) return;
    move.open = true;
    move.querySelector("select").focus();
  } else if (event.key === "Enter" && event.target === card) {
    card.querySelector("a").click();
  }
});
