using Kelione.Journeys;

namespace Kelione.Oracle.Plain;

/// <summary>One way of one customer: the touches before a conversion, or those after the last one.</summary>
internal sealed record PlainPath(string Customer, IReadOnlyList<JourneyEvent> Touches, IReadOnlyList<string> Channels, JourneyEvent? Conversion)
{
    public double Value => Conversion?.Value ?? 0;

    public bool Converted => Conversion is not null;
}

/// <summary>Which channels brought the results.</summary>
internal static class PlainAttribution
{
    public static Opened Answer(AttributionQuestion question, PlainView view)
    {
        var behind = new Behind();
        var paths = view.Journeys.SelectMany(j => Paths(question, j)).ToList();
        var attributed = paths.Where(p => p.Converted && p.Touches.Count > 0).ToList();
        var unattributed = paths.Where(p => p.Converted && p.Touches.Count == 0).ToList();
        var nulls = paths.Where(p => !p.Converted).ToList();
        var channels = attributed.Concat(nulls).SelectMany(p => p.Channels).Distinct().Order(StringComparer.Ordinal).ToList();

        behind.Put("converted", attributed.Concat(unattributed).Select(p => p.Customer));
        behind.Put("unattributed", unattributed.Select(p => p.Customer));
        foreach (var channel in channels)
        {
            var touched = attributed.Where(p => p.Channels.Contains(channel)).Select(p => p.Customer).ToList();
            behind.Put(Handles.Address("channel", channel), touched);
            foreach (var model in question.ModelsAsked())
            {
                behind.Put(Handles.Address("channel", channel, model.ToString()), touched);
            }
        }

        var effects = PlainMarkov.RemovalEffects([.. attributed, .. nulls], channels);
        var answer = new AttributionAnswer
        {
            Conversions = attributed.Count,
            Unattributed = unattributed.Count,
            Value = attributed.Sum(p => p.Value),
            Nulls = nulls.Count,
            Converted = behind["converted"]!.Count,
            Models = [.. question.ModelsAsked().Select(m => Result(question, m, channels, attributed, nulls, effects))],
            RemovalEffects = question.ModelsAsked().Contains(AttributionModel.Markov) ? effects : null,
        };
        return new Opened(answer, behind);
    }

    private static IEnumerable<PlainPath> Paths(AttributionQuestion question, PlainJourney journey)
    {
        var touches = new List<JourneyEvent>();
        foreach (var e in journey.Events)
        {
            if (question.Conversion.Matches(e))
            {
                yield return Path(question, journey, touches.Where(t => e.TimeMicros - t.TimeMicros <= question.Lookback.Micros), e);
                touches.Clear();
            }
            else if ((question.Touch ?? StepPattern.Any).Matches(e) && Condition.TextOf(e, question.Field) is not null)
            {
                touches.Add(e);
            }
        }

        if (touches.Count > 0)
        {
            yield return Path(question, journey, touches, conversion: null);
        }
    }

    private static PlainPath Path(AttributionQuestion question, PlainJourney journey, IEnumerable<JourneyEvent> touches, JourneyEvent? conversion) =>
        new(journey.Customer, [.. touches], [.. touches.Select(t => Condition.TextOf(t, question.Field)!)], conversion);

    private static AttributionResult Result(
        AttributionQuestion question, AttributionModel model, List<string> channels, List<PlainPath> attributed, List<PlainPath> nulls, IReadOnlyDictionary<string, double> effects)
    {
        IReadOnlyDictionary<string, (double Conversions, double Value)> credits = model switch
        {
            AttributionModel.Markov => Scaled(effects, attributed),
            AttributionModel.ShapleyRate => Scaled(PlainShapley.ByRate([.. attributed, .. nulls], channels), attributed),
            AttributionModel.Shapley => channels.ToDictionary(
                c => c,
                c => (PlainShapley.Of(c, channels, set => attributed.Count(p => p.Channels.All(set.Contains))),
                    PlainShapley.Of(c, channels, set => attributed.Where(p => p.Channels.All(set.Contains)).Sum(p => p.Value)))),
            _ => ByWeights(question, model, channels, attributed),
        };
        return new AttributionResult(model, [.. channels.Select(c => Credit(question, c, credits[c].Conversions, credits[c].Value, attributed.Count))]);
    }

    private static ChannelCredit Credit(AttributionQuestion question, string channel, double conversions, double value, int all)
    {
        double? cost = question.Costs.TryGetValue(channel, out var known) ? known : null;
        return new ChannelCredit(channel, conversions, all == 0 ? 0 : conversions / all, value, cost, conversions > 0 ? cost / conversions : null);
    }

    /// <summary>Effects scaled to sum to the conversions and to their amounts; nothing where they sum to nothing.</summary>
    private static Dictionary<string, (double Conversions, double Value)> Scaled(IReadOnlyDictionary<string, double> effects, List<PlainPath> attributed)
    {
        var sum = effects.Values.Sum();
        return effects.ToDictionary(
            e => e.Key, e => sum > 0 ? (e.Value / sum * attributed.Count, e.Value / sum * attributed.Sum(p => p.Value)) : (0, 0));
    }

    private static Dictionary<string, (double Conversions, double Value)> ByWeights(
        AttributionQuestion question, AttributionModel model, List<string> channels, List<PlainPath> attributed)
    {
        var shares = attributed
            .SelectMany(p => Weights(question, model, p) is var weights ? weights.Select((w, i) => (Channel: p.Channels[i], Part: w / weights.Sum(), p.Value)) : [])
            .ToList();
        return channels.ToDictionary(
            c => c, c => (shares.Where(s => s.Channel == c).Sum(s => s.Part), shares.Where(s => s.Channel == c).Sum(s => s.Part * s.Value)));
    }

    /// <summary>How much each touch of a converting path weighs.</summary>
    private static double[] Weights(AttributionQuestion question, AttributionModel model, PlainPath path)
    {
        var last = path.Touches.Count - 1;
        var lastNonDirect = path.Channels.ToList().FindLastIndex(c => !question.Direct.Contains(c, StringComparer.Ordinal));
        return
        [
            .. Enumerable.Range(0, path.Touches.Count).Select(i => model switch
            {
                AttributionModel.First => i == 0 ? 1.0 : 0,
                AttributionModel.Last => i == last ? 1 : 0,
                AttributionModel.LastNonDirect => i == (lastNonDirect >= 0 ? lastNonDirect : last) ? 1 : 0,
                AttributionModel.Linear => 1,
                AttributionModel.Position => last < 2 ? 1 : i == 0 || i == last ? 0.4 : 0.2 / (last - 1),
                AttributionModel.TimeDecay => Decay(question, path, i),
                _ => throw new ArgumentOutOfRangeException(nameof(model)),
            }),
        ];
    }

    /// <summary>Half for each half-life of age, counted from the youngest touch: the scale cancels out, and old paths do not vanish.</summary>
    private static double Decay(AttributionQuestion question, PlainPath path, int touch) =>
        Math.Pow(2, -((path.Touches[^1].TimeMicros - path.Touches[touch].TimeMicros) / (double)question.HalfLife.Micros));
}
