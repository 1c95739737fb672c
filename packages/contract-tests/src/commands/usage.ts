/** What --help shows. */
export const usage = `Usage: starfish-contract <command> [options]

Commands:
  init   ask five questions, and write a configuration
           --env <name>      the environment that they describe, default staging
           --config <file>   default starfish-contract.config.yaml; nothing is ever overwritten
  run    judge a server; without a target, the sandbox in this process
    the target
           --base-url <url>    a server; STARFISH_TOKEN, or STARFISH_USERNAME and STARFISH_PASSWORD, hold the secrets;
                               STARFISH_API_KEY holds the key that another description asks for;
                               STARFISH_EXPIRED_TOKEN may hold a token that has ended
           --env <name>        an environment of starfish-contract.config.ts, .js, .json or .yaml
           --config <file>     another file of environments
           --description <file>  another OpenAPI 3.0 or 3.1 document, JSON or YAML
           --header 'Name: value'   send this with every request, such as a gateway's key; may be repeated
           --remote            the address leads to another machine, through a tunnel: its rules hold
           --no-credentials    judge only the cases that need neither a token nor a password
           --mock              the target answers with examples only, as "starfish-contract mock" does
    the cases
           --operation <id>    only this operation's; may be repeated
           --case <id>         only this one; * stands for anything; may be repeated
           --check <id>        ask this check only; may be repeated
           --media-type <type> only the cases in this media type; may be repeated
           --seed <number>     make the same values again; default: random
           --run-key <key>     with the seed, the same ids again; default: new ones for each run
           --examples <n>      made-up values for each operation and media type, default 3
           --watch <case>      run this one again at each Enter and print what changed, until Ctrl-C
           --every <seconds>   with --watch: run it every so many seconds too
           --list              print the cases, send nothing
           --dry-run           print every request as a curl line, send nothing
    the judgement
           --strict            what rests on a guess fails too, and invalid requests must be refused
           --known-failures <file>  what is known to fail: a list of {case, check, reason}; * in a case stands for anything
           --write-known-failures <file>  write such a list of all that fails now, and end with 0
           --min-checked <n>   how many of the planned cases must be judged, or 90%, which is the default
           --bail              stop at the first case that fails
    safety
           --allow-start       start the environment's probe job on a server that is not on this machine
           --allow-change      with another description: send POST, PUT and PATCH to such a server
           --allow-delete      with another description: send DELETE, to a server on this machine too
           --allow-oversize    send bodies of more than 4 MiB to a server that is not on this machine
           --yes               agree to the plan for such a server without being asked
           --concurrency <n>   requests under way at once, default 8
    the reports
           --report <kind>=<file>   json, html, markdown or junit; may be repeated, or a list with commas
           --report github     annotations for GitHub Actions; there they come by themselves
           --quiet             show nothing where all is well
           --observations <file>    what the server does where nobody knows what is right, as JSON
  mock   serve the description's examples over HTTP, until interrupted
           --port <number>   default 4010, 0 for any free one
           --host <address>  default 127.0.0.1
           --description <file>  another OpenAPI 3.0 or 3.1 document, JSON or YAML
           --dynamic         make answers up from the schemas
  proxy  pass traffic on to a server and judge both sides, until interrupted
           --upstream <url>  the server
           --port <number>   default 4020, 0 for any free one
           --host <address>  default 127.0.0.1
           --description <file>  another OpenAPI 3.0 or 3.1 document, JSON or YAML
           --json <file>     write a line of JSON for each exchange
           --report <kind>=<file>   what passed, as the report of a run: json, html, markdown or junit; or github

Options:
  --help     show this text
  --version  show the kit's version

Exit codes: 0 everything planned was judged and passed, 1 there are findings, 2 the kit could not do its work, 130 and 143
the run was interrupted by Ctrl-C or SIGTERM; the reports hold what was judged so far.
`;
