// Light, dark, or as the system has it. It runs before the page is drawn, so that nothing flashes.
const themes = ["light dark", "light", "dark"];
const words = { "light dark": "Auto", light: "Light", dark: "Dark" };

/** A page from a disk may have no storage. */
function remembered() {
  try {
    return localStorage.getItem("theme") ?? themes[0];
  } catch {
    return themes[0];
  }
}

function remember(theme) {
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // It holds for this page.
  }
}

function use(theme) {
  document.documentElement.style.colorScheme = theme;
  const button = document.querySelector(".theme-button");
  if (button === null) return;
  button.textContent = words[theme];
  button.setAttribute("aria-label", `Theme: ${words[theme]}`);
}

let theme = themes.includes(remembered()) ? remembered() : themes[0];
use(theme);
document.addEventListener("DOMContentLoaded", () => {
  const button = document.querySelector(".theme-button");
  button.hidden = false;
  use(theme);
  button.addEventListener("click", () => {
    theme = themes[(themes.indexOf(theme) + 1) % themes.length];
    remember(theme);
    use(theme);
  });
});
