namespace Kelione.Engine.Storage;

/// <summary>How an <see cref="EventStore"/> behaves. The defaults suit an ordinary machine. Immutable.</summary>
public sealed record EventStoreOptions
{
    /// <summary>The defaults.</summary>
    public static EventStoreOptions Default { get; } = new();

    /// <summary>How much memory DuckDB may take, in bytes; from 64 MiB. Beyond it, it uses files beside the database. Default 1 GiB.</summary>
    public long MemoryLimitBytes { get; init; } = 1L << 30;

    /// <summary>How many threads DuckDB and the building of the index use, from 1. Default: two, or the number of cores if that is less.</summary>
    public int Threads { get; init; } = Math.Min(2, Environment.ProcessorCount);

    /// <summary>
    /// How many distinct texts of a free attribute questions can tell apart, from 1. Later texts are kept in the truth and in exports, and questions see them as <c>(more values)</c>, so that an attribute that
    /// differs on every event cannot fill the memory. The product's own fields (channel, session, …) have no such limit. Default 1,048,576.
    /// </summary>
    public int MaxAttributeTexts { get; init; } = 1 << 20;

    /// <summary>
    /// From which share of the index's events on the journeys that changed since it was built are put into it (by building it anew), rather than kept beside it in memory. Above 0. Default 0.1.
    /// </summary>
    public double CompactionShare { get; init; } = 0.1;

    /// <summary>With fewer changed events than this the index is not built anew, whatever the share. From 0. Default 50,000.</summary>
    public long CompactionFloor { get; init; } = 50_000;

    /// <summary>An index of up to so many bytes is checked in full before the first answer; of a larger one times and amounts are checked by a sample, and in full in the background. From 0. Default 512 MiB.</summary>
    public long FullCheckBytes { get; init; } = 512L << 20;

    /// <summary>The name of the program, for the note that tells a second process who holds the workspace. Default <c>kelione</c>.</summary>
    public string ProgramName { get; init; } = "kelione";

    /// <summary>The clock that this note is dated by. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
