// Remembers what a reader has chosen in the tabs that say so. Without a script the first one is shown.
for (const group of document.querySelectorAll(".tabs[data-remembered]")) {
  const key = `starfish-api-${group.dataset.remembered}`;
  const chosen = remembered(key);
  for (const input of group.querySelectorAll("input")) {
    if (input.value === chosen) input.checked = true;
    input.addEventListener("change", () => remember(key, input.value));
  }
}

/** A private window, or a page from a disk, may have no storage. */
function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // The choice holds on this page alone.
  }
}
