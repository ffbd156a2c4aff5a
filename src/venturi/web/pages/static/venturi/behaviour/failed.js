// What failed is said where the answer asks for it, whatever its status: above the form, which keeps what was typed.
document.addEventListener("htmx:beforeSwap", (event) => {
  if (event.detail.xhr.getResponseHeader("HX-Retarget")) event.detail.shouldSwap = true;
});
