// What a new page says above itself is read out: by a region that was there before, as such regions are heard.
document.addEventListener("htmx:afterSettle", (event) => {
  if (event.detail.target.id !== "main") return;
  const said = [...document.querySelectorAll("#main .messages .message")].map((one) => one.textContent);
  document.getElementById("told").textContent = said.join(" ");
});
