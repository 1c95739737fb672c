/** What a server knows of its deliveries. */
export interface Deliveries {
  sent: number;
  /** With 204, which ends their repetition. */
  acknowledged: number;
}

/** What a program's handler knows of them. */
export interface Told {
  /** Runs whose start named the handler. */
  readonly asked: number;
  /** How often onRun came back, and for how many runs. */
  readonly times: number;
  readonly runs: number;
}

/** What is wrong with the deliveries of a soak, when all its runs have ended. */
export function faultsOf({ asked, times, runs }: Told, { sent, acknowledged }: Deliveries): readonly string[] {
  const found = [
    runs !== asked && `of ${asked} runs ${runs} were told`,
    times !== runs && `${times - runs} runs were told again`,
    acknowledged !== asked && `of ${asked} deliveries ${acknowledged} were acknowledged`,
    asked > 0 && sent <= asked && "no delivery was repeated",
  ];
  return found.filter((fault) => fault !== false);
}
