using System.IO.Hashing;
using System.Runtime.InteropServices;
using Kelione.Journeys;
using Kelione.Voice.Likely;

namespace Kelione.Workspace;

/// <summary>What was learnt about telling satisfaction from journeys. Immutable, thread-safe.</summary>
internal sealed class LikelyLearner
{
    /// <summary>So many customers who answered are learnt from, the newest answers first.</summary>
    public const int MostCustomers = 20_000;

    private const int MostReasons = 5;
    private const double LeastEffect = 0.02;

    private readonly JourneyColumns _columns;
    private readonly LikelyModel _model;
    private readonly Dictionary<string, double> _said;

    private LikelyLearner(JourneyColumns columns, LikelyModel model, Dictionary<string, double> said, LikelyBasis basis) =>
        (_columns, _model, _said, Basis) = (columns, model, said, basis);

    /// <summary>What is known.</summary>
    public LikelyBasis Basis { get; }

    /// <summary>Learns from what customers said last and from what happened to them before.</summary>
    /// <param name="store">Where the events are.</param>
    /// <param name="said">What was said, in any order.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public static async Task<LikelyLearner> LearnAsync(IJourneyStore store, IEnumerable<ListedFeedback> said, CancellationToken cancellationToken)
    {
        var last = new Dictionary<string, (long Time, double Sentiment)>(StringComparer.Ordinal);
        foreach (var entry in said)
        {
            if (entry is { Entry: { Customer: { } customer, TimeMicros: { } time }, Sentiment: { } sentiment } && (!last.TryGetValue(customer, out var known) || known.Time <= time))
            {
                last[customer] = (time, sentiment);
            }
        }

        string[] chosen = [.. last.OrderByDescending(l => l.Value.Time).ThenBy(l => l.Key, StringComparer.Ordinal).Take(MostCustomers).Select(l => l.Key).Order(StringComparer.Ordinal)];
        var tales = await TalesAsync(store, chosen, last, cancellationToken);
        return await Task.Run(() => Learn(tales, last, cancellationToken), cancellationToken);
    }

    /// <summary>Whether a customer said something.</summary>
    public bool HasSpoken(string customer) => _said.ContainsKey(customer);

    /// <summary>The likely satisfaction after a journey; null value where nothing can be told.</summary>
    public LikelySatisfaction Tell(string customer, JourneyTale tale)
    {
        var satisfaction = new LikelySatisfaction { Customer = customer, Said = _said.TryGetValue(customer, out var said) ? said : null, Basis = Basis };
        if (tale.Events.Count == 0)
        {
            return satisfaction;
        }

        var row = _columns.Of(tale);
        return _model.Tell(row) is { } likely
            ? satisfaction with { Value = likely.Value, Interval = new Interval(likely.Low, likely.High), Reasons = Reasons(row, likely.Parts) }
            : satisfaction;
    }

    private static LikelyLearner Learn(Dictionary<string, JourneyTale> tales, Dictionary<string, (long Time, double Sentiment)> last, CancellationToken cancellationToken)
    {
        List<string> customers = [.. tales.Where(t => t.Value.Events.Count > 0).Select(t => t.Key).Order(StringComparer.Ordinal)];
        var columns = new JourneyColumns([.. customers.Select(c => tales[c])]);
        var model = LikelyFitter.Fit(
            [.. customers.Select(c => columns.Of(tales[c]))], [.. customers.Select(c => last[c].Sentiment)], [.. customers.Select(FoldOf)], (-1, 1), cancellationToken);
        return new LikelyLearner(
            columns,
            model,
            last.ToDictionary(l => l.Key, l => l.Value.Sentiment, StringComparer.Ordinal),
            new LikelyBasis(model.Silence, customers.Count, customers.Count > 0 ? customers.Average(c => last[c].Sentiment) : null, model.Quality, Policy));
    }

    private static IReadOnlyList<PolicyLine> Policy { get; } =
    [
        new("likely satisfaction", "ridge regression on the activities passed, repeated and stopped at, the times between two activities, the longest pause and the number of events, of customers who said something, each up to their last word"),
        new("when it speaks", FormattableString.Invariant($"from {LikelyFitter.LeastRows} customers who answered on, and only where five-fold cross-validation is clearly better than their mean; the penalty is chosen inside the folds")),
        new("interval of the likely satisfaction", "95 of 100 customers left out while learning were no farther off"),
        new("reasons", "what goes together with it in customers like this, whichever fifth of them is left out; not what causes it"),
        new("sentiment of an entry", EntryFeeling.Policy),
    ];

    private static async Task<Dictionary<string, JourneyTale>> TalesAsync(
        IJourneyStore store, string[] customers, Dictionary<string, (long Time, double Sentiment)> last, CancellationToken cancellationToken)
    {
        var tales = customers.ToDictionary(c => c, _ => new JourneyTale(), StringComparer.Ordinal);
        if (customers.Length == 0)
        {
            return tales;
        }

        var shown = await PersonsShown.ReadAsync(store, cancellationToken);
        await foreach (var journeyEvent in store.ExportActivitiesAsync(new Scope { Customers = customers }, cancellationToken))
        {
            // What came after the answer cannot have made it.
            var customer = shown.Of(journeyEvent.Customer);
            if (tales.TryGetValue(customer, out var tale) && journeyEvent.TimeMicros < last[customer].Time)
            {
                tale.Add(journeyEvent.TimeMicros, journeyEvent.Activity);
            }
        }

        foreach (var tale in tales.Values)
        {
            tale.Ordered();
        }

        return tales;
    }

    private static int FoldOf(string customer) => (int)(XxHash64.HashToUInt64(MemoryMarshal.AsBytes(customer.AsSpan())) % LikelyFitter.Folds);

    private IReadOnlyList<LikelyReason> Reasons(double[] row, IReadOnlyList<double> parts) =>
    [
        .. Enumerable.Range(0, row.Length).Where(c => Math.Abs(parts[c]) >= LeastEffect && _model.IsSteady(c)).OrderByDescending(c => Math.Abs(parts[c])).ThenBy(c => c).Take(MostReasons).Select(c =>
        {
            var (kind, activity, to) = _columns.All[c];
            return new LikelyReason(kind, activity, to, _columns.Said(c, row[c]), _columns.Said(c, _model.MeanOf(c)), parts[c]);
        }),
    ];
}
