// Drag: a card that is dropped on another stage fills in the form that moves it and sends it. The server decides.
// Dropped on one where deals are decided, the form opens: it has more to ask.
let dragged = null;

document.addEventListener("dragstart", (event) => {
  dragged = event.target.closest?.("[data-card]") ?? null;
  if (!dragged) return;
  dragged.dataset.dragged = "";
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged.id);
});

document.addEventListener("dragover", (event) => {
  const column = event.target.closest("[data-stage]");
  if (!dragged || !column) return;
  event.preventDefault();
  for (const one of document.querySelectorAll("[data-over]")) if (one !== column) delete one.dataset.over;
  column.dataset.over = "";
});

document.addEventListener("drop", (event) => {
  const column = event.target.closest("[data-stage]");
  if (!dragged || !column) return;
  event.preventDefault();
  const move = dragged.querySelector("[data-move]");
  if (!move || column.contains(dragged)) return;
  const form = move.querySelector("form");
  form.elements.stage.value = column.dataset.stage;
  if (column.dataset.decides === undefined) {
    form.requestSubmit();
  } else {
    move.open = true;
    form.elements.reason.focus();
  }
});

document.addEventListener("dragend", () => {
  if (dragged) delete dragged.dataset.dragged;
  for (const one of document.querySelectorAll("[data-over]")) delete one.dataset.over;
  dragged = null;
});
