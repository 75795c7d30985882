// What both Polars jobs share: flags, the time of the work with Polars already loaded.
"use strict";

function parse(argv) {
  const flags = {};
  for (let i = 0; i < argv.length; i += 2) {
    flags[argv[i].slice(2)] = argv[i + 1];
  }
  return flags;
}

exports.run = (work) => {
  const flags = parse(process.argv.slice(2));
  process.env.POLARS_MAX_THREADS = flags.threads;
  const pl = require("nodejs-polars").default;
  const start = process.hrtime.bigint();
  work(pl, flags);
  console.log(`work_seconds=${Number(process.hrtime.bigint() - start) / 1e9}`);
};
