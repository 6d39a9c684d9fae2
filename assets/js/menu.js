// The menu of languages. The browser opens and closes it; on a live page Escape closes it alone, and not what the map has chosen too.

const menu = document.getElementById("languages");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape" || !menu?.matches(":popover-open")) return;
  menu.hidePopover();
  event.preventDefault();
});
