using Kelione.Journeys;

namespace Kelione.Samples;

/// <summary>Writes what customers said as another system would export it, with the traps of its real files. Values are invented, shapes are the systems' own. Same feedback, same bytes.</summary>
public sealed class FeedbackExport
{
    /// <summary>The system, as the readers of exports call it: <c>google-play</c>.</summary>
    public required string System { get; init; }

    /// <summary>The export's own name, one for each shape of a system.</summary>
    public required string Name { get; init; }

    /// <summary>A file name as such exports have.</summary>
    public required string FileName { get; init; }

    /// <summary>What sort of feedback is in it: <c>review</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>How fine its times are, in microseconds; what is finer is cut off.</summary>
    public long PrecisionMicros { get; init; } = 1_000_000;

    /// <summary>The zone that a person has to name for its times, as the file does not show it; null for none.</summary>
    public string? Zone { get; init; }

    /// <summary>Writes the entries of the kind.</summary>
    public required Action<IReadOnlyList<SampleFeedback>, Stream> Writer { get; init; }

    /// <summary>The entries of the kind as far as the file tells of them.</summary>
    public required Func<SampleFeedback, IEnumerable<ExportedFeedback>> Tells { get; init; }

    /// <summary>The events that the file tells of beside; none unless told.</summary>
    public Func<SampleFeedback, IEnumerable<JourneyEvent>> Happens { get; init; } = _ => [];

    /// <summary>Writes a file.</summary>
    /// <param name="feedback">By rising time; other kinds are left out.</param>
    /// <param name="target">Where to; flushed, not closed.</param>
    public void Write(IEnumerable<SampleFeedback> feedback, Stream target) => Writer(Of(feedback), target);

    /// <summary>What an import must give back.</summary>
    public IReadOnlyList<ExportedFeedback> Truth(IEnumerable<SampleFeedback> feedback) => [.. Of(feedback).SelectMany(Tells).Select(t => t with { TimeMicros = ExportFiles.Cut(t.TimeMicros, PrecisionMicros) })];

    /// <summary>The events that an import must give back.</summary>
    public IReadOnlyList<JourneyEvent> Events(IEnumerable<SampleFeedback> feedback) => [.. Of(feedback).SelectMany(Happens).Select(e => e with { TimeMicros = ExportFiles.Cut(e.TimeMicros, PrecisionMicros) })];

    private List<SampleFeedback> Of(IEnumerable<SampleFeedback> feedback) => [.. feedback.Where(f => f.Kind == Kind)];
}

/// <summary>An entry of feedback as far as a file tells of it. Immutable.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="TimeMicros">When, microseconds since 1970 UTC.</param>
/// <param name="Text">The text; empty for none.</param>
/// <param name="Customer">Who said it; null where the file does not tell.</param>
/// <param name="Rating">The rating as written; null for none.</param>
/// <param name="Scale">Its scale; null for none.</param>
/// <param name="Language">The language; null where the file does not tell.</param>
/// <param name="AnsweredMicros">When it was answered; null where it was not, or the file does not tell.</param>
public sealed record ExportedFeedback(string Kind, long TimeMicros, string Text, string? Customer = null, string? Rating = null, string? Scale = null, string? Language = null, long? AnsweredMicros = null);
