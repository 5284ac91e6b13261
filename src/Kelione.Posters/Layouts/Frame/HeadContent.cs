using System.Collections.Immutable;
using Kelione.Maps;
using Kelione.Posters.Scenes;

namespace Kelione.Posters.Layouts.Frame;

/// <summary>One of the large numbers at the top right. Immutable.</summary>
/// <param name="Value">The number, set for the language; empty for a slot without data.</param>
/// <param name="Name">What it counts; for an empty slot what is missing.</param>
/// <param name="Note">The small line beneath.</param>
internal sealed record HeadFigure(string Value, string Name, string Note = "");

/// <summary>The number at the far right, with a bar. Immutable.</summary>
/// <param name="Figure">The number and its lines.</param>
/// <param name="Share">How much of the bar is filled, 0 to 1; null for no bar.</param>
/// <param name="Rest">What the rest of the bar is.</param>
internal sealed record HeadShare(HeadFigure Figure, double? Share, string Rest = "");

/// <summary>What stands at the head of a poster. Immutable. <see cref="Of"/> fills it from the map; a layout changes what its kind says otherwise.</summary>
internal sealed record HeadContent
{
    /// <summary>The line of small capitals: what sort of map it is.</summary>
    public required ImmutableArray<string> Kicker { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The question that the map answers; empty for none.</summary>
    public string Question { get; init; } = "";

    /// <summary>The finding; empty for none.</summary>
    public string Finding { get; init; } = "";

    /// <summary>The colour of the finding.</summary>
    public Colour FindingColour { get; init; } = Ink.Barrier;

    /// <summary>Who travels, shown with a portrait; null for nobody.</summary>
    public Persona? Persona { get; init; }

    /// <summary>Others who travel, shown small beside.</summary>
    public ImmutableArray<Persona> Others { get; init; } = [];

    /// <summary>Two large numbers at most.</summary>
    public ImmutableArray<HeadFigure> Figures { get; init; } = [];

    /// <summary>The number with the bar; null for none.</summary>
    public HeadShare? Share { get; init; }

    /// <summary>The head of a map as its kind, words and measurement give it.</summary>
    /// <param name="page">The page with the map.</param>
    /// <param name="details">More words for the line of small capitals, after the kind: a channel's name, a number of steps.</param>
    public static HeadContent Of(PosterPage page, params ReadOnlySpan<string> details)
    {
        var (words, map) = (page.Words, page.Map);
        var personas = map.Personas.Where(p => !p.IsRole).ToImmutableArray();
        var measured = page.Reading.IsMeasured;
        return new HeadContent
        {
            Kicker = [words["MapName"], words[$"Kind.{map.Kind}"], .. details, words[map.Status == MapStatus.AsIs ? "Status.AsIs" : "Status.ToBe"], words[measured ? "State.Measured" : "State.Unmeasured"]],
            Title = page.Title,
            Question = map.Objective,
            Finding = map.Finding,
            Persona = personas is [var first, ..] ? first : null,
            Others = personas.Length > 1 ? personas[1..] : [],
            Figures = measured ? [HeadFigures.Customers(page), HeadFigures.Finish(page)] : [HeadFigures.Stages(page), HeadFigures.Steps(page)],
            Share = measured ? HeadFigures.Coverage(page) : HeadFigures.NotMeasured(page),
        };
    }
}

/// <summary>The large numbers that most posters show.</summary>
internal static class HeadFigures
{
    /// <summary>How many customers, and over which period.</summary>
    public static HeadFigure Customers(PosterPage page)
    {
        var (from, to) = PosterDates.Days(page.Measurement!.Period);
        var count = page.Measurement.Customers;
        return new HeadFigure(page.Numbers.Count(count), page.Words.Plural("CustomersWord", count), page.Dates.LongRange(from, to) ?? "");
    }

    /// <summary>What share of them came to the last bound step.</summary>
    public static HeadFigure Finish(PosterPage page)
    {
        var (words, numbers, measurement) = (page.Words, page.Numbers, page.Measurement!);
        return measurement is { Finished: { } finished, Customers: > 0 }
            ? new HeadFigure(numbers.ExactPercent((double)finished / measurement.Customers), words["Head.Finish"], words.Of("Head.Of", numbers.Count(finished), numbers.Count(measurement.Customers)))
            : new HeadFigure("", words["NoData"], words["Head.NoFinish"]);
    }

    /// <summary>How much of the customers' journeys the map explains.</summary>
    public static HeadShare Coverage(PosterPage page)
    {
        var (words, numbers) = (page.Words, page.Numbers);
        return page.Measurement!.Coverage is { } share
            ? new HeadShare(new HeadFigure(numbers.WholePercent(share), words["Head.Coverage"], words["Head.CoverageNote"]), share, words.Of("Head.OtherPaths", numbers.WholePercent(1 - share)))
            : new HeadShare(new HeadFigure("", words["NoData"], words["Head.NoCoverage"]), null);
    }

    /// <summary>How many stages the map has.</summary>
    public static HeadFigure Stages(PosterPage page)
    {
        var count = page.Reading.Stages.Length;
        return new HeadFigure(page.Numbers.Count(count), page.Words.Plural("StagesWord", count), page.Dates.LongRange(page.Map.From, page.Map.To) ?? "");
    }

    /// <summary>How many steps the map has.</summary>
    public static HeadFigure Steps(PosterPage page)
    {
        var count = page.Reading.Steps.Length;
        return new HeadFigure(page.Numbers.Count(count), page.Words.Plural("StepsWord", count), page.Map.Product);
    }

    /// <summary>The empty slot of a map that was never measured.</summary>
    public static HeadShare NotMeasured(PosterPage page)
    {
        var steps = page.Reading.Steps;
        var bound = steps.Count(s => s.Step.Binding is not null);
        return new HeadShare(new HeadFigure("", page.Words["Head.Unmeasured"], page.Words.Of("Head.Bound", page.Numbers.Count(bound), page.Numbers.Count(steps.Length))), null);
    }
}
