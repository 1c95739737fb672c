import { expect, test } from "vitest";
import { modes, recordingFile, replayRecording } from "./recording.ts";

test.each(modes)(
  "random requests are answered as a real server did, with Newtonsoft.Json $newtonsoft and ModelState $modelState",
  async (mode) => {
    expect(await replayRecording(recordingFile, mode)).toEqual([]);
  },
);
