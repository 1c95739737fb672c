import { type RequestMaker, some } from "./ingredients.ts";

const parts = [
  ...[
    "grant_type=password",
    "grant_type=password",
    "grant_type=refresh_token",
    "grant_type=authorization_code",
    "grant_type=client_credentials",
  ],
  ...[
    "grant_type=Password",
    "grant_type=",
    "grant_type",
    "GRANT_TYPE=password",
    "grant_type=urn%3Ax",
    "grant_type=password+",
    "grant_type=none",
  ],
  ...[
    "username=x",
    "username={user}",
    "password=%ff",
    "password=x",
    "username=",
    "password",
    "username=%zz",
    "username=a%00",
    "username=a&username=b",
  ],
  ...[
    "refresh_token=x",
    "refresh_token=",
    "refresh_token",
    "code=x",
    "code=",
    "redirect_uri=x",
    "client_id=x",
    "client_id=",
    "client_secret=y",
    "scope=a+b",
    "scope=",
  ],
  ...[
    "a",
    "",
    "=",
    "=x",
    "&&",
    "%",
    "%26=1",
    "+grant_type=password",
    "\u00ff",
    "grant_type%3Dpassword",
    "assertion=x",
    "{}",
  ],
];

/** Requests for tokens: any parameters, of any method and type. */
export const tokenRequest: RequestMaker = (chooser) => ({
  method: chooser.pick(["POST", "POST", "POST", "POST", "GET", "PUT", "DELETE", "OPTIONS"]),
  path: chooser.pick([
    "/token",
    "/token",
    "/token",
    "/Token",
    "/TOKEN",
    "/token?x=1",
    "/token?grant_type=password",
    "/token/",
    "/token/x",
  ]),
  headers: {
    "content-type": chooser.pick([
      "application/x-www-form-urlencoded",
      "application/x-www-form-urlencoded",
      "application/json",
      "text/xml",
      "x",
    ]),
    ...(chooser.integer(6) === 0
      ? { authorization: chooser.pick(["Basic eDp5", "Basic x", "Bearer {token}", "Bearer no"]) }
      : {}),
    ...(chooser.integer(6) === 0 ? { accept: chooser.pick(["application/xml", "text/html", "*/*"]) } : {}),
  },
  body: some(chooser, () => chooser.pick(parts)).join(chooser.pick(["&", "&", "&", ";", "&&"])),
});
