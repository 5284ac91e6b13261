using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>A barrier as posters show it: stated by people, or found by the data. Immutable.</summary>
/// <param name="Id">The id of the mark.</param>
/// <param name="Step">The step at which it stands.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Text">What it is.</param>
/// <param name="Criticality">0 to 10; null where nobody rated it and nothing was measured.</param>
/// <param name="Source">Where it comes from.</param>
internal sealed record ShownBarrier(string Id, string Step, BarrierKind Kind, string Text, double? Criticality, ProvenanceKind Source)
{
    /// <summary>The colour of its number and border: grey while it is only assumed.</summary>
    public Colour Colour => Source == ProvenanceKind.Assumption ? Ink.Hint : Ink.Barrier;
}

/// <summary>The barriers of a map: those that people stated, and those that the data shows.</summary>
internal static class BarrierList
{
    /// <summary>All that are open or found, in the order of the steps, the most critical of a step first.</summary>
    public static ImmutableArray<ShownBarrier> Of(PosterPage page)
    {
        var reading = page.Reading;
        var stated = page.Map.Barriers.Where(b => b.Status != BarrierStatus.Dismissed).Select(b => new ShownBarrier(
            $"barrier:{b.Id}", b.Step, b.Kind, b.Text, reading.Step(b.Step)?.Measure?.Criticality ?? b.Criticality, b.Provenance.Kind));
        var found = (page.Measurement?.Barriers ?? []).Select((b, i) => new ShownBarrier(
            FormattableString.Invariant($"found-barrier:{i}"), b.Step, b.Kind, Words(page, b), b.Criticality, ProvenanceKind.Measured));
        return [.. stated.Concat(found).Where(b => reading.Step(b.Step) is not null).OrderBy(b => reading.Step(b.Step)!.Index).ThenByDescending(b => b.Source).ThenByDescending(b => b.Criticality ?? -1)];
    }

    /// <summary>The step that a poster puts into focus: where the worst barrier found by data leads to, else where the barrier stands that people rate highest (6 at least); null for none.</summary>
    public static (string? From, string Step)? Focus(PosterPage page)
    {
        if (page.Measurement?.Barriers.MaxBy(b => b.Criticality ?? 0) is { } worst && page.Reading.Step(worst.Step) is not null)
        {
            return (worst.Step, page.Reading.Step(worst.To) is null ? worst.Step : worst.To!);
        }

        return Of(page).Where(b => b.Criticality >= 6).MaxBy(b => b.Criticality) is { } rated ? (null, rated.Step) : null;
    }

    /// <summary>What the data shows, in the reader's language and with its numbers.</summary>
    public static string Words(PosterPage page, BarrierMeasure barrier)
    {
        var (words, numbers) = (page.Words, page.Numbers);
        string Value(double value) => barrier.Kind == BarrierKind.Stall ? numbers.Duration(value) : numbers.WholePercent(value);
        var key = barrier.Kind switch
        {
            BarrierKind.LowConversion => "LowConversion",
            BarrierKind.Stall => "Stall",
            BarrierKind.Loop => "Loop",
            BarrierKind.Errors => "Errors",
            BarrierKind.ForcedSwitch => "ForcedSwitch",
            BarrierKind.NegativeFeedback => "NegativeFeedback",
            _ => "Other",
        };
        var against = barrier.Against switch { "past" => "Past", "segment" => "Segment", "self" => "Self", _ => "Others" };
        return words.Of($"Found.{key}", Value(barrier.Value), words.Of($"Found.{against}", Value(barrier.Expected)));
    }
}
