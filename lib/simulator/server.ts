import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { answer, badCredentials, json, type Reply } from "./answer";
import { type Clock, clock } from "./clock";
import { type Control, faultPlan, readControl } from "./control";
import { Faults } from "./faults";
import { githubSchema, prepare } from "./graph/execute";
import { defaultScenario, scenarioNamed, worldOf } from "./scenarios/index";
import type { Scenario } from "./scenarios/scenario";
import { SignInDesk } from "./sign-in";
import { Stats } from "./stats";
import { iso } from "./time";
import type { Truth } from "./truth";
import type { World } from "./world/world";

export type SimulatorOptions = {
  scenario?: string;
  /** Where the clock starts; left out, where the scenario opens. */
  now?: string;
  speed?: number;
  seed?: number;
  port?: number;
  /** The only token that is taken; left out, any is. */
  token?: string;
  /** Opens `POST /__control`. */
  control?: boolean;
};

export type Simulator = {
  url: string;
  close(): Promise<void>;
  /** The world at the clock's moment. */
  readonly world: World;
  readonly scenario: string;
  readonly truth: Truth;
  readonly clock: Clock;
  readonly stats: Stats;
  control(change: Control): void;
};

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  githubSchema();
  // The first validation and the way to the opening are slow; no reader should wait for them.
  prepare({ query: "{ viewer { login } }", variables: {}, operationName: null });
  const desk = new Desk(options);
  desk.world.moveTo(desk.clock.now());
  const server = createServer((request, response) => {
    desk.serve(request, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(desk, response, json(500, { message: String(error) }));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    get world() {
      desk.world.moveTo(desk.clock.now());
      return desk.world;
    },
    get scenario() {
      return desk.scenario.name;
    },
    get truth() {
      return desk.scenario.truth;
    },
    clock: desk.clock,
    stats: desk.stats,
    control: (change) => desk.change(change),
  };
}

class Desk {
  readonly stats = new Stats();
  readonly clock: Clock;
  readonly signIn = new SignInDesk();
  readonly #faults = new Faults();
  scenario: Scenario;
  world: World;

  constructor(private readonly options: SimulatorOptions) {
    this.scenario = scenarioNamed(options.scenario ?? defaultScenario);
    this.world = worldOf(this.scenario.name, options.seed);
    this.clock = clock(iso(options.now ?? this.scenario.opensAt), options.speed ?? 1);
  }

  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const path = (request.url ?? "/").split("?")[0];
    if (request.method === "POST" && (path === "/graphql" || path === "/api/graphql")) {
      await this.#graphql(request, response, body);
    } else if (path === "/__control" && this.options.control) {
      send(this, response, this.#control(request, body));
    } else if (request.method === "POST" && /^(\/api\/v3)?\/app\/installations\/\d+\/access_tokens$/.test(path ?? "")) {
      send(this, response, this.#installationToken(request));
    } else {
      const { method = "", url = "/", headers } = request;
      const said = this.signIn.answer({ method, url, authorization: headers.authorization ?? "", body });
      send(this, response, said ?? json(404, { message: "Not Found" }));
    }
  }

  change(control: Control): void {
    if (control.scenario !== undefined) {
      this.scenario = scenarioNamed(control.scenario);
      this.world = worldOf(this.scenario.name, this.options.seed);
      this.clock.set({ now: this.scenario.opensAt });
    }
    this.clock.set({ now: control.now === undefined ? undefined : iso(control.now), speed: control.speed });
    const plan = faultPlan(control);
    if (plan !== undefined) this.#faults.set(plan);
    if (control.reader) this.signIn.reader = control.reader;
    if (control.resetStats) this.stats.reset();
  }

  async #graphql(request: IncomingMessage, response: ServerResponse, body: string): Promise<void> {
    this.stats.requests += 1;
    const strike = this.#faults.next(this.clock.now());
    if (strike?.fault === "timeout") {
      await wait(strike.ms, undefined, { ref: false });
      response.destroy();
      return;
    }
    if (strike?.fault === "slow") await wait(strike.ms, undefined, { ref: false });
    send(this, response, this.#known(request) ? await answer(this, body, strike) : badCredentials());
  }

  #known(request: IncomingMessage): boolean {
    const token = /^(?:token|bearer)\s+(\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
    return (
      token !== undefined &&
      (this.options.token === undefined || token === this.options.token || token.startsWith("ghs_"))
    );
  }

  #control(request: IncomingMessage, body: string): Reply {
    if (request.method === "POST") {
      try {
        this.change(readControl(body));
      } catch (error) {
        return json(400, { message: error instanceof Error ? error.message : String(error) });
      }
    }
    const { requests, points } = this.stats;
    return json(200, {
      scenario: this.scenario.name,
      now: this.clock.now(),
      speed: this.clock.speed,
      requests,
      points,
      tokensOut: this.signIn.tokensOut,
    });
  }

  #installationToken(request: IncomingMessage): Reply {
    if (!/^bearer\s+\S+\.\S+\.\S+$/i.test(request.headers.authorization ?? "")) return badCredentials();
    const expires = iso(Date.now() + 3_600_000);
    return json(201, {
      token: `ghs_simulated${this.stats.requests}`,
      expires_at: expires,
      permissions: {},
      repository_selection: "all",
    });
  }
}

function send(desk: Desk, response: ServerResponse, reply: Reply): void {
  const budget = desk.stats.budget();
  response.writeHead(reply.status, {
    date: new Date(Date.now()).toUTCString(), // the clock by which limits end
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(reply.body),
    "x-github-media-type": "github.v4; format=json",
    "x-ratelimit-limit": String(budget.limit),
    "x-ratelimit-remaining": String(budget.remaining),
    "x-ratelimit-used": String(budget.used),
    "x-ratelimit-reset": String(Date.parse(budget.resetAt) / 1000),
    "x-ratelimit-resource": "graphql",
    ...reply.headers,
  });
  if (!reply.cut) {
    response.end(reply.body);
    return;
  }
  response.write(reply.body.slice(0, Math.floor(reply.body.length / 2)), () => response.destroy());
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString("utf8");
}
