namespace Kelione.Maps;

/// <summary>Makes conflicts with their sentences.</summary>
internal static class ConflictWords
{
    public static MergeConflict Field(string sort, string id, string name, string field, object? mine, object? theirs)
    {
        var (m, t) = (ValueText.Of(mine), ValueText.Of(theirs));
        var what = id.Length == 0 ? $"the {field} of the {sort}" : $"the {field} of the {sort} '{name}'";
        return new(ConflictKind.ChangedByBoth, sort, id, name, field, m, t, $"Both changed {what}: mine is {Said(m)}, theirs {Said(t)}. Mine is kept.");
    }

    public static MergeConflict Place(Sort sort, string id, string name, string? mine, string? theirs) =>
        new(ConflictKind.MovedByBoth, sort.Name, id, name, "place", mine, theirs, $"Both moved the {sort.Name} '{name}' to different places. It stands where I put it.");

    public static MergeConflict Removed(Sort sort, string id, string name, bool byMe) => new(
        ConflictKind.RemovedAndChanged, sort.Name, id, name, "", byMe ? "removed" : "changed", byMe ? "changed" : "removed",
        byMe ? $"I removed the {sort.Name} '{name}', and they changed it. It is kept." : $"They removed the {sort.Name} '{name}', and I changed it. It is kept.");

    public static MergeConflict Needed(Sort sort, string id, string name, bool byMe, string by) => new(
        ConflictKind.RemovedAndChanged, sort.Name, id, name, "", byMe ? "removed" : "used", byMe ? "used" : "removed",
        $"{(byMe ? "I" : "They")} removed the {sort.Name} '{name}', and {(byMe ? "they" : "I")} use it for {by}. It is kept.");

    /// <summary>A cell in words: "thoughts, step pays".</summary>
    public static string? CellText(Place cell) =>
        string.Join(", ", new[] { cell.Lane, cell.Stage is null ? null : $"stage {cell.Stage}", cell.Step is null ? null : $"step {cell.Step}" }.Where(part => part is not null)) is { Length: > 0 } text ? text : null;

    private static string Said(string? value) => value is null or "" ? "empty" : $"'{value}'";
}
