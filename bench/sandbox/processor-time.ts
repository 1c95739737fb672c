/** Loaded first into each server: tells how much time of a processor the server has taken, whenever it is asked. */
process.on("message", (question) => {
  if (question === "processorTime") {
    const { user, system } = process.cpuUsage();
    process.send?.({ microseconds: user + system });
  }
});
