namespace Kelione.Engine.Index;

/// <summary>What is known of a segment beside its columns.</summary>
/// <param name="JourneyCount">How many journeys.</param>
/// <param name="EventCount">How many events.</param>
/// <param name="FirstMicros">The earliest event; 0 where there is none.</param>
/// <param name="LastMicros">The latest event; 0 where there is none.</param>
/// <param name="Fields">The fields that some event has, by name, and how wide their codes are.</param>
internal sealed record SegmentShape(int JourneyCount, long EventCount, long FirstMicros, long LastMicros, IReadOnlyList<SegmentField> Fields);

/// <summary>A column of codes.</summary>
/// <param name="Name">The field's name; <c>activity</c> too.</param>
/// <param name="Column">The name of its column in the index.</param>
/// <param name="Width">Bytes a code.</param>
internal sealed record SegmentField(string Name, string Column, int Width);

/// <summary>The names of the columns that every segment has; those of fields are <see cref="SegmentField.Column"/>.</summary>
internal static class ColumnNames
{
    public const string Offsets = "offsets";
    public const string Persons = "persons";
    public const string Times = "time";
    public const string Sequences = "sequence";
    public const string Values = "value";

    /// <summary>Ids that were merged into others when the index was built, and next to them the persons.</summary>
    public const string MergedIds = "merged.ids";
    public const string MergedPersons = "merged.persons";

    public static string Field(int number) => FormattableString.Invariant($"field{number}");

    public static string TextOffsets(int number) => FormattableString.Invariant($"texts{number}.offsets");

    public static string TextSlots(int number) => FormattableString.Invariant($"texts{number}.slots");

    public static string Texts(int number) => FormattableString.Invariant($"texts{number}");
}

/// <summary>Takes finished columns in; it owns the buffer from then on. Safe for several threads.</summary>
internal interface IColumnSink
{
    void Add(string name, NativeBuffer column);
}

/// <summary>Gives columns out by name, for as long as it lives.</summary>
internal interface IColumnSource : IDisposable
{
    /// <summary>Where a column is; false where there is none of the name.</summary>
    unsafe bool TryColumn(string name, out byte* pointer, out long bytes);
}

/// <summary>Columns in memory.</summary>
internal sealed unsafe class MemoryColumns : IColumnSink, IColumnSource
{
    private readonly Dictionary<string, NativeBuffer> _columns = new(StringComparer.Ordinal);

    public void Add(string name, NativeBuffer column)
    {
        lock (_columns)
        {
            _columns.Add(name, column);
        }
    }

    public bool TryColumn(string name, out byte* pointer, out long bytes)
    {
        var found = _columns.TryGetValue(name, out var buffer);
        pointer = found ? buffer!.Pointer : null;
        bytes = found ? buffer!.Bytes : 0;
        return found;
    }

    public void Dispose()
    {
        foreach (var column in _columns.Values)
        {
            column.Dispose();
        }
    }
}
