import { ask } from "./ask.js";
import { byID, element } from "./element.js";
import { operationCard } from "./operation.js";

async function getToken(event) {
  event.preventDefault();
  const say = (text) => {
    byID("token-state").textContent = text;
  };
  // Whoever is quick asks before the user of the sandbox has been filled in.
  await ready;
  const [username, password] = [byID("username").value, byID("password").value];
  const body = new URLSearchParams({ grant_type: "password", username, password });
  try {
    const response = await fetch("/token", { method: "POST", body });
    const { access_token: token = "" } = await response.json();
    byID("token").value = token;
    say(token === "" ? `${response.status}: no token for this user name and password.` : "Got one.");
  } catch (error) {
    say(`No answer that can be read (${error.message}). Is the sandbox still running? Is a fault on?`);
  }
}

/** The id of what was started is what one asks for next; the token as well. */
function takeOver(operation, text) {
  const runID = /"runID":"((?:[^"\\]|\\.)*)"/.exec(text)?.[1] ?? /<runID>([^<]*)<\/runID>/.exec(text)?.[1];
  const field = document.querySelector("[data-run-id]");
  if (operation.method === "POST" && runID !== undefined && field !== null) {
    field.value = new DOMParser().parseFromString(runID, "text/html").documentElement.textContent;
  }
  const token = /"access_token":"([^"\\]*)"/.exec(text)?.[1];
  if (token !== undefined) byID("token").value = token;
}

async function setUp() {
  const setup = byID("setup");
  try {
    const { user, operations } = await ask("/console/operations");
    byID("username").value = user.name;
    byID("password").value = user.password;
    byID("operations").replaceChildren(...operations.map((operation) => operationCard(operation, takeOver)));
    setup.replaceChildren();
    // The address may name an operation that was not there yet.
    if (location.hash !== "") byID(location.hash.slice(1))?.scrollIntoView();
  } catch (error) {
    const again = element("button", { type: "button" }, "Try again");
    again.addEventListener("click", setUp);
    setup.replaceChildren(element("p", { class: "bad" }, `The operations cannot be shown. ${error.message}`), again);
  }
}

const ready = setUp();
byID("token-form").addEventListener("submit", getToken);
