type Given = { name: string; label: string; value: string; versions: readonly string[] };

/** One of two versions that are set beside each other; works without scripts. */
export function VersionChoice({ name, label, value, versions }: Given) {
  return (
    <label className="flex items-center gap-2 text-ink-2">
      {label}
      <select
        name={name}
        defaultValue={value}
        className="h-[30px] rounded-control border border-strong bg-raised px-2 text-ink phone:h-11"
      >
        {versions.map((version) => (
          <option key={version}>{version}</option>
        ))}
      </select>
    </label>
  );
}
