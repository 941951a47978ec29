import "./no-eval";

export * from "../view/schemas";
