using Kelione.Maps;

namespace Kelione.Posters.Gallery;

/// <summary>The numbers of one step that is bound to events.</summary>
internal sealed class SampleStep(JourneyMap map, Step step, Stage stage, int place, Random random)
{
    // On the usual size a reader looks at curves, so they break seldom; on the others often.
    private bool IsUnheard => map.Stages.Count == 8 ? place % 11 == 6 : place % 4 == 2;

    /// <summary>Its numbers.</summary>
    /// <param name="customers">Who was there.</param>
    /// <param name="first">Who began.</param>
    /// <param name="next">The next bound step and who was there; null for the last.</param>
    public StepMeasure Measure(long customers, long first, (string Id, long Customers)? next)
    {
        var wentOn = next is { } n ? (long)(Math.Min(customers, n.Customers) * 0.93) : 0;
        var passedBy = next is null ? 0 : (customers - wentOn) / 5;
        var exits = customers - wentOn - passedBy;
        double? conversion = next is null || customers == 0 ? null : (double)wentOn / customers;
        double? criticality = next is null ? null : Math.Round(random.NextDouble() * 10, 1);
        return new StepMeasure
        {
            Id = step.Id, Name = step.Name, Stage = stage.Id, Bound = true,
            Customers = customers, Share = (double)customers / first, Succeeded = (long)(customers * 0.9), ReachedInOrder = customers / 2,
            Next = next?.Id, WentOn = next is null ? null : wentOn, PassedBy = next is null ? null : passedBy, ConversionToNext = conversion, ConversionInterval = conversion is { } c ? Around(c, customers) : null,
            Retained = place % 5 == 2 ? null : Math.Round(0.5 + (random.NextDouble() * 0.48), 3), RetainedOf = customers / 2,
            MedianSecondsToNext = wentOn == 0 ? null : Math.Pow(10, 1 + (random.NextDouble() * 5.6)), P90SecondsToNext = wentOn == 0 ? null : 6e6,
            Exits = exits, LeftTo = exits == 0 ? [] : [new LeftTo("product_view", exits / 2), new LeftTo(null, exits / 3)],
            EventsPerCustomer = customers == 0 ? null : 1 + (random.NextDouble() * 4), Returned = customers / 12, Starts = place == 0 ? customers : customers / 50, Ends = exits, Errors = place % 3 == 0 ? null : customers / 40,
            Revenue = place % 4 == 3 ? customers * 84.5 : null,
            Channels = Mix([.. map.Channels.Select(ch => ch.Values is [var v, ..] ? v : ch.Id)], customers), Devices = Mix([.. map.Devices.Select(d => d.Values is [var v, ..] ? v : d.Id)], customers),
            Criticality = criticality, CriticalityTerms = criticality is null ? null : new CriticalityTerms(1 - (conversion ?? 1), (double)customers / first, 0.5, null, 0.4, 0.35, 0.25, 0),
            Barriers = next is { } to && conversion < 0.56 ? [Barrier(to.Id, conversion.Value, customers, criticality)] : [],
            Emotion = customers == 0 || IsUnheard ? null : Emotion(), FeedbackN = customers == 0 ? 0 : IsUnheard ? 3 : 200,
        };
    }

    private EmotionMeasure Emotion()
    {
        var mean = Math.Round((random.NextDouble() * 8.4) - 4.2, 1);
        var width = 0.1 + (random.NextDouble() * 0.9);
        var words = SampleWords.Of(map.Language);
        return new EmotionMeasure(mean, new Bounds(Math.Max(-5, mean - width), Math.Min(5, mean + width)), random.Next(12, 4200), null, place % 2 == 0 ? words.Quotes.At(place) : "");
    }

    /// <summary>Too few go on, or (at every second place) half of them wait too long.</summary>
    private BarrierMeasure Barrier(string to, double share, long n, double? criticality) => new()
    {
        Step = step.Id, To = to, Kind = IsSlow ? BarrierKind.Stall : BarrierKind.LowConversion, Against = IsSlow ? "past" : "others",
        Value = IsSlow ? 276_480 : share, Interval = IsSlow ? null : Around(share, n), Expected = IsSlow ? 72_000 : Math.Min(1, share + 0.2), Difference = IsSlow ? null : new Bounds(-0.24, -0.16),
        N = n, Criticality = criticality, Evidence = IsSlow ? "They wait longer than they did." : "Fewer go on than from other steps.",
    };

    private bool IsSlow => place % 2 == 1;

    /// <summary>Where a step happens: mostly in one place, some of it in a second, and some that events do not name.</summary>
    private ValueList<MixShare> Mix(IReadOnlyList<string> values, long customers) => values.Count == 0 || customers == 0
        ? []
        : [new MixShare(values[place % values.Count], (long)(customers * 0.7), 0.7), .. values.Count > 1 ? [new MixShare(values[(place + 1) % values.Count], customers / 4, 0.25)] : Array.Empty<MixShare>(), new MixShare(null, customers / 20, 0.05)];

    private static Bounds Around(double share, long n)
    {
        var half = 1.96 * Math.Sqrt(Math.Max(0.0001, share * (1 - share)) / Math.Max(1, n));
        return new Bounds(Math.Max(0, share - half), Math.Min(1, share + half));
    }
}
