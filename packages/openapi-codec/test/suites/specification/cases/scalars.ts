import { bed, type Case } from "../case.ts";

export const scalars: readonly Case[] = [
  {
    title: "Numbers and booleans are written as JSON has them, and white space around them means nothing",
    openapi: "3.1.2",
    schemas: bed({
      isSunny: { type: "boolean" },
      row: { type: "integer", format: "int32" },
      seeds: { type: "integer", format: "int64" },
      width: { type: "number" },
    }),
    value: { isSunny: true, row: -7, seeds: 4294967296, width: 0.5 },
    xml: "<bed><isSunny>true</isSunny><row>-7</row><seeds>4294967296</seeds><width>0.5</width></bed>",
    alsoRead: ["<bed><isSunny> 1 </isSunny><row>\n-007</row><seeds>+4294967296</seeds><width>5E-1</width></bed>"],
    decided: "D18, D19",
  },
  {
    title: "Numbers beyond all numbers have words",
    openapi: "3.1.2",
    schemas: bed({ widths: { type: "array", items: { type: "number" } } }),
    value: { widths: [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY] },
    xml: "<bed><widths>NaN</widths><widths>INF</widths><widths>-INF</widths></bed>",
    isXmlOnly: true,
    decided: "D7",
  },
  {
    title: "Dates, times, durations and bytes are texts, to the letter",
    openapi: "3.1.2",
    schemas: bed({
      sown: { type: "string", format: "date-time" },
      due: { type: "string", format: "date" },
      grows: { type: "string", format: "duration" },
      id: { type: "string", format: "uuid" },
      photo: { type: "string", contentEncoding: "base64" },
    }),
    value: {
      sown: "2026-03-01T24:00:00.1234567+01:00",
      due: "2026-06-30",
      grows: "P3M2DT0.5S",
      id: "6A0A13B8-9555-402C-A75B-85DC30F5CB04",
      photo: "AQI=",
    },
    xml: `<bed>
      <sown>2026-03-01T24:00:00.1234567+01:00</sown>
      <due>2026-06-30</due>
      <grows>P3M2DT0.5S</grows>
      <id>6A0A13B8-9555-402C-A75B-85DC30F5CB04</id>
      <photo>AQI=</photo>
    </bed>`,
    decided: "D8",
  },
  {
    title: "White space is a part of texts, words of an enum among them",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: "string" }, soil: { type: "string", enum: [" clay ", "loam"] } }),
    value: { plant: "\t leek\n", soil: " clay " },
    xml: "<bed><plant>\t leek\n</plant><soil> clay </soil></bed>",
    alsoRead: ['<bed xml:space="default"><plant>&#9; leek&#xA;</plant><soil> clay </soil></bed>'],
    decided: "D18",
  },
  {
    title: "A default is a note: nothing is filled in, and nothing left out",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: "string", default: "leek" }, row: { type: "integer", default: 1 } }),
    value: { row: 1 },
    xml: "<bed><row>1</row></bed>",
    decided: "D9",
  },
  {
    title: "Characters of an attribute survive, line ends among them",
    openapi: "3.1.2",
    schemas: bed({ plant: { type: "string", xml: { attribute: true } }, soil: { type: "string" } }),
    value: { plant: "<\"'&\t\r\n>", soil: "a\r\nb]]>" },
    xml: '<bed plant="&lt;&quot;&apos;&amp;&#9;&#13;&#10;>"><soil>a&#13;\nb]]&gt;</soil></bed>',
  },
];
