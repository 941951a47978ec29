import type { Annotation, Criterion, Problem, WrittenRef, WrittenRequest } from "../../domain/written";
import { categoryOf } from "../categories";
import { distinctRefs, refsOf, sameRef } from "../refs";
import { plainWords } from "../text/inline";
import type { Line } from "../text/lines";
import { stateOf } from "../words";
import { fieldRefs, saysNone } from "./fields";
import { type Label, type LabelKind, labelOf } from "./labels";
import { fieldLines } from "./parts";
import { annotation, type Remark, remarkByName, remarksAbove, remarksOf } from "./remarks";

export type FormContext = { repo: string; managers: readonly string[]; criteria: readonly Criterion[] };

type Form = {
  seen: LabelKind[];
  certain: boolean;
  valued: boolean; // holds more than labels
  trunk: WrittenRef[];
  release: WrittenRef[];
  context: WrittenRef[];
  categoryText: string[];
  reasonText: string[];
  numbered: number | null;
  releaseLines: number;
  releaseRemarks: { remark: Remark; line: Line }[];
  annotations: Annotation[];
};

const emptyForm = (): Form => ({
  seen: [],
  certain: false,
  valued: false,
  trunk: [],
  release: [],
  context: [],
  categoryText: [],
  reasonText: [],
  numbered: null,
  releaseLines: 0,
  releaseRemarks: [],
  annotations: [],
});

/** Reads every filled form of a comment, in order, from lines that are the writer's own or values of a field. */
export function readForms(
  lines: readonly Line[],
  context: FormContext,
): { requests: WrittenRequest[]; problems: Problem[] } {
  const reader = new FormReader(context);
  for (const line of fieldLines(lines)) reader.take(line);
  const forms = withoutEmpty(reader.forms.filter(isForm));
  return { requests: forms.map((form, ordinal) => requestOf(form, ordinal, context)), problems: reader.problems };
}

function isForm(form: Form): boolean {
  const asksForPick = form.seen.includes("trunk") || form.seen.includes("release");
  return asksForPick && (form.certain || form.seen.length > 1);
}

/** A template that was left beside a filled form asks for nothing. */
function withoutEmpty(forms: readonly Form[]): readonly Form[] {
  const filled = forms.filter((form) => form.valued);
  return filled.length > 0 ? filled : forms;
}

class FormReader {
  readonly forms: Form[] = [];
  readonly problems: Problem[] = [];
  readonly #context: FormContext;
  #field: LabelKind | null = null;
  #filled = false;
  #afterRule = false;
  #above: Annotation[] = [];
  #labelAt = 0;
  #quotedAt = 0;

  constructor(context: FormContext) {
    this.#context = context;
  }

  take(line: Line): void {
    const form = this.forms.at(-1);
    if (line.block === "code") return;
    if (line.block === "rule") {
      this.#field = null;
      this.#afterRule = form !== undefined;
      return;
    }
    if (line.quote > 0) {
      if (form && this.#isQuotedValue(line)) {
        this.#value(form, line, line.text);
        this.#quotedAt = line.number;
      }
      return;
    }
    const label = labelOf(line.text, line.block === "heading" || /^\*\*[^*:]{2,40}\*\*$/.test(line.text));
    const opens = !form || form.seen[0] === "reason"; // a reason may come first
    if (label && (opens || label.kind !== "reason")) this.#begin(label, line);
    else if (form && label) {
      this.#field = "reason";
      this.#filled = false;
      this.#value(form, line, label.rest);
    } else if (form && !this.#isRemark(form, line)) {
      if (this.#field === "category" && line.item?.checked === false) return; // one that was not chosen
      if (this.#field && this.#belongs(line)) this.#value(form, line, line.text);
      else this.#field = null;
    } else if (!form) this.#above.push(...remarksAbove(line).map((remark) => annotation(remark, line)));
  }

  #begin(label: Label, line: Line): void {
    let form = this.forms.at(-1);
    if (!form || beginsAnother(form, label)) {
      form = { ...emptyForm(), annotations: this.#above };
      this.#above = [];
      this.forms.push(form);
    }
    form.seen.push(label.kind);
    form.certain ||= label.certain && label.kind !== "category";
    this.#field = label.kind;
    this.#filled = false;
    this.#afterRule = false;
    this.#labelAt = line.number;
    if (label.rest !== "") this.#value(form, line, label.rest);
  }

  /** A quote right under an empty label is the writer's value, to its end; any other quote is somebody else's. */
  #isQuotedValue({ text, number }: Line): boolean {
    const goesOn = number === this.#quotedAt + 1;
    if (this.#field === null || (this.#filled && !goesOn)) return false;
    const isPull = this.#field === "trunk" || this.#field === "release";
    if (!goesOn && isPull) return isRefsOrNone(text, this.#context.repo);
    return (goesOn || number === this.#labelAt + 1) && labelOf(text) === null;
  }

  /** Whether a line still belongs to the open field, or is prose after it. */
  #belongs(line: Line): boolean {
    if (!this.#filled || !line.gap || line.item) return !/^\s*cc\b/i.test(line.text);
    if (this.#field === "category" || this.#field === "reason") return false;
    const [first] = refsOf(line.text, this.#context.repo);
    return first !== undefined && plainWords(line.text.slice(0, first.from)).split(/\s+/).length <= 3;
  }

  #isRemark(form: Form, line: Line): boolean {
    if (isBox(line)) {
      if (line.item?.checked) form.annotations.push(...remarksOf(line).map((remark) => annotation(remark, line)));
      return true;
    }
    const isCategory = this.#field === "category" && !this.#filled && (!line.gap || line.item !== null);
    if (isCategory && !/^\W*@/.test(line.text)) return false; // "docs (approved by @ann)" is what was asked for
    const inRefs = this.#field === "trunk" || this.#field === "release" || this.#field === "reverted";
    const closed = this.#filled && line.gap && !line.item && !inRefs;
    const free = this.#afterRule || this.#field === null || closed;
    if (!free && inRefs && refsOf(line.text, this.#context.repo).length > 0 && !/^\s*@/.test(line.text)) return false;
    const named = free ? remarkByName(line.text, this.#context.managers) : null;
    const isStatus = this.#field !== "trunk" && /^\W*stat(?:us|e)\W*:/i.test(line.text);
    const place = { signedOnly: !free && !isStatus, belowRule: this.#afterRule };
    const remarks = named ? [named] : remarksOf(line, place);
    if (remarks.length === 0) return /^[\s*_-]*@[\w-]+[\s,.:]*$/.test(line.text);
    const all = /\b(?:both|all)\b/i.test(line.text) ? this.forms : [form];
    for (const one of all) one.annotations.push(...remarks.map((remark) => annotation(remark, line)));
    this.#field = null;
    return true;
  }

  #value(form: Form, line: Line, text: string): void {
    if (text.trim() === "") return;
    const { repo } = this.#context;
    const field = this.#field;
    this.#filled = true;
    form.valued ||= /[\p{L}\p{N}]/u.test(text);
    if (field === "trunk" || field === "release") {
      const { refs, context, disagrees } = fieldRefs(text, repo);
      if (disagrees)
        this.problems.push({
          code: "link-disagrees",
          text: `The link's text and its address differ: ${plainWords(text)}`,
          line: line.number,
        });
      form[field].push(...refs);
      form.context.push(...context);
      if (field === "release" && refs.length > 0) this.#releaseState(form, line, text, refs);
      return;
    }
    form.context.push(...refsOf(text, repo).map((one) => one.ref));
    if (field === "category") {
      if (form.categoryText.length === 0) form.numbered = line.item?.ordered ?? null;
      form.categoryText.push(text);
    }
    if (field === "reason") form.reasonText.push(text);
  }

  /** "… - merged" behind the release PR. */
  #releaseState(form: Form, line: Line, text: string, asked: readonly WrittenRef[]): void {
    form.releaseLines++;
    const found = refsOf(text, this.#context.repo);
    const lastAsked = asked.at(-1);
    const own = lastAsked && found.findLast((one) => sameRef(one.ref, lastAsked));
    const last = found.at(-1);
    if (!own || !last) return;
    // "#2 (pick of #1) - merged": what stands behind the bracket is said of #2, what stands in it of #1.
    const behind = last === own ? "" : text.slice(last.to).replace(/^[^()]*\)/, "");
    const remark = tailRemark(line, text.slice(own.to)) ?? tailRemark(line, behind);
    if (remark) form.releaseRemarks.push({ remark, line });
  }
}

function tailRemark(line: Line, behind: string): Remark | null {
  const tail = behind.replace(/^[\s)\]:,–—-]+/, "");
  if (tail === "" || saysNone(tail)) return null;
  const signed = remarksOf({ ...line, text: tail }, { signedOnly: true }).at(-1);
  if (signed) return signed;
  const isShort = (words: string) => words.trim().split(/\s+/).length <= 4;
  const [first = ""] = tail.split(/[,;#]|\shttps?:/, 1); // "closed in favour of #7"
  const words = [tail, first].find(isShort) ?? "";
  const state = stateOf(words.replace(/^[([]+/, ""));
  return state && { by: null, state };
}

/** "- [x] approved", "- [ ] merged": a ticked box says its word, an empty one says nothing. */
function isBox({ item, text }: Line): boolean {
  return typeof item?.checked === "boolean" && text.split(/\s+/).length <= 4 && stateOf(text) !== null;
}

/** "#1 (merged)", "N/A": a reference with hardly a word before it, or none. */
function isRefsOrNone(text: string, repo: string): boolean {
  const [first] = refsOf(text, repo);
  if (first === undefined) return saysNone(text) || /^\W*$/.test(text);
  return plainWords(text.slice(0, first.from)).split(/\s+/).length <= 2;
}

/** A label that the form already has begins the next form, unless two release PRs are listed one by one. */
function beginsAnother(form: Form, { kind, certain }: Label): boolean {
  if (!form.seen.includes(kind) || kind === "reverted") return false;
  if (kind === "reason") return form.seen.includes("release");
  return (certain && form.seen[0] === kind) || (kind !== "category" && form.seen.includes("category"));
}

function requestOf(form: Form, ordinal: number, context: FormContext): WrittenRequest {
  const text = (form.categoryText.length > 0 ? form.categoryText : form.reasonText).map(plainWords).join("\n");
  const { name, criteria } = categoryOf(text, context.criteria);
  const whole = form.releaseRemarks.length === form.releaseLines ? form.releaseRemarks : [];
  const inField = whole.slice(-1).map(({ remark, line }) => annotation(remark, line));
  const annotations = [...inField, ...form.annotations];
  const numbers = criteria.length === 0 && form.numbered !== null && name !== "unknown" ? [form.numbered] : criteria;
  return {
    ordinal,
    trunk: distinctRefs(form.trunk),
    release: distinctRefs(form.release),
    context: distinctRefs(form.context),
    category: { name, text },
    criteria: numbers,
    annotations,
    finalState: finalStateOf(annotations),
  };
}

/** The last word wins; a question changes nothing. */
export function finalStateOf(annotations: readonly Annotation[]): WrittenRequest["finalState"] {
  let state: WrittenRequest["finalState"] = "pending";
  for (const one of annotations) if (one.state !== "needs-info") state = one.state;
  return state;
}
