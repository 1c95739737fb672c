/** The encodings that are read here, each with the names by which `Encoding.GetEncoding` of .NET knows it. */
const names: Readonly<Record<string, string>> = {
  "utf-8": "utf-8 unicode-1-1-utf-8 unicode-2-0-utf-8 x-unicode-1-1-utf-8 x-unicode-2-0-utf-8",
  "utf-16le": "utf-16 utf-16le unicode ucs-2 iso-10646-ucs-2",
  "utf-16be": "utf-16be unicodefffe",
  "utf-32le": "utf-32 utf-32le",
  "utf-32be": "utf-32be",
  ascii: "us-ascii ascii us ansi_x3.4-1968 ansi_x3.4-1986 cp367 csascii ibm367 iso-ir-6 iso646-us iso_646.irv:1991",
  latin1: "iso-8859-1 iso8859-1 iso_8859-1 iso_8859-1:1987 latin1 l1 cp819 csisolatin1 ibm819 iso-ir-100",
  "iso-8859-2": "iso-8859-2 iso8859-2 iso_8859-2 iso_8859-2:1987 latin2 l2 csisolatin2 iso-ir-101",
  "iso-8859-3": "iso-8859-3 iso_8859-3 iso_8859-3:1988 latin3 l3 csisolatin3 iso-ir-109",
  "iso-8859-4": "iso-8859-4 iso_8859-4 iso_8859-4:1988 latin4 l4 csisolatin4 iso-ir-110",
  "iso-8859-5": "iso-8859-5 iso_8859-5 iso_8859-5:1988 cyrillic csisolatincyrillic iso-ir-144",
  "iso-8859-6": "iso-8859-6 iso_8859-6 iso_8859-6:1987 arabic csisolatinarabic ecma-114 iso-ir-127",
  "iso-8859-7": "iso-8859-7 iso_8859-7 iso_8859-7:1987 greek greek8 csisolatingreek ecma-118 elot_928 iso-ir-126",
  "iso-8859-8": "iso-8859-8 iso_8859-8 iso_8859-8:1988 hebrew csisolatinhebrew logical visual iso-ir-138",
  "iso-8859-8-i": "iso-8859-8-i",
  "iso-8859-13": "iso-8859-13",
  "iso-8859-15": "iso-8859-15 iso_8859-15 latin9 l9 csisolatin9",
  "windows-874": "windows-874 dos-874 iso-8859-11 tis-620",
  "windows-1250": "windows-1250 x-cp1250",
  "windows-1251": "windows-1251 x-cp1251",
  "windows-1252": "windows-1252 cp1252 x-ansi",
  "windows-1253": "windows-1253",
  "windows-1254": "windows-1254 iso-8859-9 iso_8859-9 iso_8859-9:1989 latin5 l5 csisolatin5 iso-ir-148",
  "windows-1255": "windows-1255",
  "windows-1256": "windows-1256 cp1256",
  "windows-1257": "windows-1257",
  "windows-1258": "windows-1258",
  ibm866: "ibm866 cp866",
  "koi8-r": "koi8-r koi8r koi8 koi cskoi8r",
  "koi8-u": "koi8-u koi8-ru",
  macintosh: "macintosh",
  "x-mac-cyrillic": "x-mac-cyrillic",
  gbk: "gb2312 gbk gb2312-80 gb231280 gb_2312-80 chinese cn-gb csgb2312 csgb231280 csiso58gb231280 iso-ir-58 euc-cn x-euc-cn",
  gb18030: "gb18030",
  big5: "big5 big5-hkscs cn-big5 csbig5 x-x-big5",
  "euc-jp": "euc-jp x-euc x-euc-jp cseucpkdfmtjapanese extended_unix_code_packed_format_for_japanese iso-2022-jpeuc",
  "iso-2022-jp": "iso-2022-jp csiso2022jp",
  shift_jis: "shift_jis shift-jis sjis x-sjis x-ms-cp932 ms_kanji csshiftjis cswindows31j",
  "euc-kr":
    "ks_c_5601-1987 ks_c_5601-1989 ks_c_5601_1987 ks_c_5601 ks-c-5601 ks-c5601 ksc5601 ksc_5601 korean csksc56011987 iso-ir-149 euc-kr cseuckr",
};

const encodings: ReadonlyMap<string, string> = new Map(
  Object.entries(names).flatMap(([encoding, all]) => all.split(" ").map((name) => [name, encoding])),
);

/** The encoding of a name, such as `latin1`; undefined for a name that .NET does not know, such as `utf8`. */
export function encodingOf(name: string): string | undefined {
  return encodings.get(name.toLowerCase());
}
