// Asks for a token. The client does so by itself, keeps it and renews it; only who needs the token alone calls this.
// Needs STARFISH_USERNAME and STARFISH_PASSWORD. npm install @starfish-api/client
import { createClient, isStarfishError } from "@starfish-api/client";

const credentials = {
  username: process.env["STARFISH_USERNAME"] ?? "",
  password: process.env["STARFISH_PASSWORD"] ?? "",
};
const starfish = createClient({ credentials });
try {
  const token = await starfish.requestToken(credentials);
  // token.access_token is good for every call. Show it to nobody.
  console.log("A token for", token.expires_in, "seconds");
} catch (error) {
  // error.code is auth_failed where the login was refused.
  if (!isStarfishError(error)) throw error;
  console.error(error.code, error.message);
  process.exitCode = 1;
}
