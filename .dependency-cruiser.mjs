// The house's rules: imports flow one way. Each rule carries its reason; `npm run imports` names the rule that broke.

const notTests = "(\\.test\\.tsx?$|/test-[a-z-]+\\.tsx?$|/fixtures/)";
const pure = "^lib/(domain|documents|reconcile|gates|view|format|out)/";

/** A room of lib may import itself and the rooms named. */
const room = (name, may, reason) => ({
  name: `lib-${name}-imports-only-its-rooms`,
  comment: reason,
  severity: "error",
  from: { path: `^lib/${name}/`, pathNot: notTests },
  to: { path: "^(lib|app|components)/", pathNot: [`^lib/${name}/`, ...may.map((one) => `^lib/${one}`)] },
});

export default {
  forbidden: [
    room("domain", [], "The nouns stand on nothing, so that every room can use them."),
    room("documents", ["domain/"], "Readers of human text are pure: text in, value plus problems out."),
    room("github", ["domain/"], "The GitHub room turns answers into facts and knows of no store and no rule."),
    room(
      "reconcile",
      ["domain/", "documents/"],
      "Conclusions follow from facts alone, so that any moment can be judged anew.",
    ),
    room("gates", ["domain/"], "A gate judges what was reconciled; it reads nothing by itself."),
    room("view", ["domain/", "gates/wording"], "A view model shows conclusions; it draws none."),
    room("store", ["domain/", "config/"], "Storage knows facts, not rules: a better rule must not need a migration."),
    room(
      "poll",
      ["domain/", "documents/", "github/", "store/", "config/"],
      "The poller fetches and keeps; what it means is decided when it is read.",
    ),
    room(
      "read",
      ["domain/", "documents/", "store/", "reconcile/", "gates/", "view/", "config/", "format/"],
      "Readers never ask GitHub: a page must answer while GitHub is down.",
    ),
    room(
      "client",
      ["view/schemas/", "config/paths", "format/"],
      "What runs in a browser holds no server code and no secret.",
    ),
    room(
      "simulator",
      ["domain/"],
      "The simulated GitHub shares no code with the reader, or it would share its mistakes.",
    ),
    room("config", ["domain/"], "The configuration is parsed once and depends on nobody."),
    room("format", [], "Formats know no release words."),
    room("http", ["domain/"], "How answers travel, whatever they say."),
    room(
      "out",
      ["domain/", "view/", "format/"],
      "Calendar, feeds, badges and the API's document are written from conclusions.",
    ),
    room(
      "notify",
      ["domain/", "config/", "store/", "read/", "view/", "format/"],
      "Messages tell what readers can read; nothing is judged on their way.",
    ),
    room(
      "cli",
      ["domain/", "config/", "store/", "read/", "view/", "format/", "notify/"],
      "The command line asks what pages ask, of a server or of the database.",
    ),
    room(
      "access",
      ["domain/", "config/", "store/", "http/"],
      "Who may read is decided before anything is read: it knows no release.",
    ),
    room(
      "run",
      ["domain/", "config/", "store/", "poll/", "github/", "read/", "notify/", "http/", "access/"],
      "The process's life: opens and closes what the others use; it starts the simulator as a process of its own.",
    ),
    {
      name: "lib-never-imports-app-or-components",
      comment: "The core must run without a page.",
      severity: "error",
      from: { path: "^lib/" },
      to: { path: "^(app|components)/" },
    },
    {
      name: "pure-rooms-import-no-shell",
      comment:
        "A pure room gives the same answer for the same facts: no framework, database, network or machine in it.",
      severity: "error",
      from: { path: pure, pathNot: notTests },
      to: {
        path: "(^node:|node_modules/(react|react-dom|next|@prisma|prisma|pg|@octokit|@electric-sql|pino)(/|$))",
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "pure-rooms-import-no-core-module",
      comment: "Files, sockets and clocks of the machine belong to shells.",
      severity: "error",
      from: { path: pure, pathNot: notTests },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "browser-code-holds-no-server-rooms",
      comment: "Components and the client receive view models: they never read, poll, store or judge.",
      severity: "error",
      from: { path: "^(components|lib/client)/", pathNot: notTests },
      to: {
        path: "^lib/(github|store|poll|read|gates|reconcile|documents|simulator|run|notify|cli/|config/(index|environment))",
      },
    },
    {
      name: "prisma-only-in-store",
      comment: "One room knows how facts are kept; the rest asks it.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/store/", notTests] },
      to: { path: "(node_modules/(@prisma|pg|@electric-sql)/|^lib/store/generated/)" },
    },
    {
      name: "octokit-only-in-github",
      comment: "One room talks to GitHub, so that limits, retries and secrets have one place.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/(github|simulator)/", notTests] },
      to: { path: "node_modules/@octokit/(?!webhooks-methods)" },
    },
    {
      name: "page-never-calls-its-own-api",
      comment: "Pages read on the server; an API call to oneself doubles the work and the ways to fail.",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/api/" },
      to: { path: "^app/api/" },
    },
    {
      name: "gate-never-imports-another-gate",
      comment: "Each gate stands alone; what two share belongs to reconcile.",
      severity: "error",
      from: { path: "^lib/gates/(minor|patch|each)/([^/]+)\\.ts$", pathNot: notTests },
      to: { path: "^lib/gates/(minor|patch|each)/", pathNot: "^lib/gates/(minor|patch|each)/$2\\.ts$" },
    },
    {
      name: "component-subjects-stay-apart",
      comment: "Subjects are composed in components/release only, so that each can be understood alone.",
      severity: "error",
      from: { path: "^components/(gates|timeline|picks|ci|candidates|notes|sync|lookup|history|status)/" },
      to: {
        path: "^components/(release|gates|timeline|picks|ci|candidates|notes|sync|lookup|history|status)/",
        pathNot: "^components/$1/",
      },
    },
    {
      name: "primitives-know-no-subject",
      comment: "ui and charts speak no release words.",
      severity: "error",
      from: { path: "^components/(ui|charts)/" },
      to: { path: "^(components/(?!ui/|charts/)|lib/(?!format/))" },
    },
    {
      name: "production-never-imports-fixtures",
      comment: "Made-up data must not reach a page that people trust.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^app/design/", notTests] },
      to: { path: ["/fixtures/", "\\.test\\.tsx?$", "/test-[a-z-]+\\.tsx?$", "^e2e/", "^bench/"] },
    },
    {
      name: "simulator-only-in-a-process-of-its-own",
      comment: "The simulated GitHub is never loaded outside the demo and tests.",
      severity: "error",
      from: { path: "^(app|components|lib)/", pathNot: ["^lib/simulator/", notTests] },
      to: { path: "^lib/simulator/" },
    },
    {
      name: "no-circles",
      comment: "A circle has no first file to read.",
      severity: "error",
      from: { pathNot: "^lib/store/generated/" },
      to: { circular: true, pathNot: "^lib/store/generated/" },
    },
    {
      name: "no-unlisted-packages",
      comment: "What is not in package.json is not there on another machine.",
      severity: "error",
      from: { path: "^(app|components|lib)/" },
      to: { dependencyTypes: ["npm-no-pkg", "npm-unknown"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(\\.next|lib/store/generated)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
