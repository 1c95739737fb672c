export const byID = (id) => document.getElementById(id);

/**
 * Builds an element. Texts stay texts: nothing here reads markup.
 *
 * @param {string} name
 * @param {Readonly<Record<string, string | boolean | undefined>>} attributes
 * @param {...(Node | string)} children
 */
export function element(name, attributes = {}, ...children) {
  const built = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      built.setAttribute(key, value === true ? "" : value);
    }
  }
  built.append(...children);
  return built;
}

/**
 * A button that copies a text; where the browser does not let it, it says what to do.
 *
 * @param {() => string} textOf
 * @param {string} [label] For those who do not see what it stands beside.
 */
export function copyButton(textOf, label) {
  const button = element("button", { type: "button", class: "small", "aria-label": label }, "Copy");
  const say = (text) => {
    button.textContent = text;
    button.toggleAttribute("aria-label", false);
  };
  button.addEventListener("click", async () => {
    try {
      // Not there at all on an address that is neither https nor this machine.
      await navigator.clipboard.writeText(textOf());
      say("Copied");
    } catch {
      say("Select it and press Ctrl+C");
    }
    setTimeout(() => {
      button.textContent = "Copy";
      if (label !== undefined) button.setAttribute("aria-label", label);
    }, 2000);
  });
  return button;
}
