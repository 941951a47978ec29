import { plural } from "@/lib/format/numbers";
import type { StreamView, SyncView } from "@/lib/view/sync";
import { Slide } from "../slide";
import { Who } from "../who";

/** Two things per workstream can be read; the others are counted. */
const shown = 2;

function Stream({ stream: { name, people, waits } }: { stream: StreamView }) {
  const more = waits.length - shown;
  return (
    <li>
      <div>
        <p className="subject clip">{name}</p>
        {people.length > 0 ? (
          <Who login={people[0]} others={people.length - 1} />
        ) : (
          <p className="sub">No one in hud.yaml</p>
        )}
      </div>
      <div className="sub">
        {waits.length === 0 && <p>Nothing waits here.</p>}
        {waits.slice(0, shown).map(({ text, url }) => (
          <p key={text} className="clip">
            <a href={url}>{text}</a>
          </p>
        ))}
      </div>
      <p className="sub more">{more > 0 && `+${more}`}</p>
    </li>
  );
}

export function WhoSlide({ view: { streams, release } }: { view: SyncView }) {
  const busy = streams.filter(({ waits }) => waits.length > 0).length;
  return (
    <Slide id="who" question="Who does what?" named={release}>
      <h2 className="headline">
        {streams.length === 0
          ? "hud.yaml names no workstream."
          : busy === 0
            ? "Nothing waits on a workstream."
            : `Something waits on ${busy} of ${plural(streams.length, "workstream")}.`}
      </h2>
      <ul className="listing streams">
        {streams.map((stream) => (
          <Stream key={stream.name} stream={stream} />
        ))}
      </ul>
    </Slide>
  );
}
