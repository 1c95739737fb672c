import type { components } from "./generated/shelter.ts";

type Schemas = components["schemas"];

/** A value of a schema, and the XML of it, written by hand. */
export type Messages = { readonly [Name in keyof Schemas]: { readonly value: Schemas[Name]; readonly xml: string } };

const rex: Schemas["Animal"] = {
  id: 9007199254740991,
  name: "Rex & Söhne <3",
  kind: { id: 1, name: "dog" },
  photoUrls: ["https://shelter.example/rex?size=1&from=left", ""],
  labels: [{ id: 3, name: "calm" }, { name: "likes cats" }],
  nicknames: ["Rexi", "Bello"],
  weight: null,
  keeper: { id: 2, name: "Ada", addresses: [{ street: "Am Wall 1", city: "Bremen", zip: "01234" }] },
  status: "here",
};
const rexXml = `<animal>
  <id>9007199254740991</id>
  <name>Rex &amp; Söhne &lt;3</name>
  <kind><id>1</id><name>dog</name></kind>
  <photoUrls><photoUrl>https://shelter.example/rex?size=1&amp;from=left</photoUrl><photoUrl></photoUrl></photoUrls>
  <labels><label><id>3</id><name>calm</name></label><label><name>likes cats</name></label></labels>
  <nickname>Rexi</nickname>
  <nickname>Bello</nickname>
  <weight xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:nil="true"/>
  <keptBy>
    <id>2</id>
    <name>Ada</name>
    <homes><address><street>Am Wall 1</street><city>Bremen</city><zip>01234</zip></address></homes>
  </keptBy>
  <status>here</status>
</animal>`;

export const messages: Messages = {
  AnimalStatus: { value: "reserved", xml: "<AnimalStatus>reserved</AnimalStatus>" },
  Kind: { value: { id: 1, name: "dog" }, xml: "<kind><id>1</id><name>dog</name></kind>" },
  Label: { value: { name: " calm\n" }, xml: "<label><name> calm\n</name></label>" },
  Animal: { value: rex, xml: rexXml },
  Animals: {
    value: [rex, { name: "Minka", photoUrls: [], weight: 3.5 }],
    xml: `<animals>${rexXml}<animal><name>Minka</name><photoUrls/><weight>3.5</weight></animal></animals>`,
  },
  Keeper: { value: { id: 2, addresses: [] }, xml: "<keeper><id>2</id><homes/></keeper>" },
  Address: {
    value: { street: "", city: "Bremen", zip: "01234" },
    xml: "<address><street></street><city>Bremen</city><zip>01234</zip></address>",
  },
  Adoption: {
    value: {
      id: 10,
      animalId: 198772,
      quantity: -2147483648,
      readyAt: "2026-11-27T10:00:00.1234567+01:00",
      status: "approved",
      isComplete: false,
    },
    xml: `<adoption>
      <id>10</id>
      <animalId>198772</animalId>
      <quantity>-2147483648</quantity>
      <readyAt>2026-11-27T10:00:00.1234567+01:00</readyAt>
      <status>approved</status>
      <isComplete>false</isComplete>
    </adoption>`,
  },
  Volunteer: {
    value: { id: 5, name: "Jo", email: null, password: "a=1&b", level: 0, skills: ["walks", "forms, all of them"] },
    xml: `<volunteer>
      <id>5</id>
      <name>Jo</name>
      <email xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:nil="true"/>
      <password>a=1&amp;b</password>
      <level>0</level>
      <skills>walks</skills>
      <skills>forms, all of them</skills>
    </volunteer>`,
  },
  Volunteers: {
    value: [{ name: "Jo", email: "jo@shelter.example" }, {}],
    xml: `<volunteers>
      <volunteer><name>Jo</name><email>jo@shelter.example</email></volunteer>
      <volunteer/>
    </volunteers>`,
  },
  Inventory: {
    value: { here: 12, reserved: 3, adopted: 0 },
    xml: "<inventory><here>12</here><reserved>3</reserved><adopted>0</adopted></inventory>",
  },
  Notice: {
    value: { code: 200, kind: "photo", message: "4 bytes" },
    xml: "<Notice><code>200</code><kind>photo</kind><message>4 bytes</message></Notice>",
  },
  Fault: {
    value: { code: "full", message: "No room" },
    xml: "<fault><code>full</code><message>No room</message></fault>",
  },
};
