using Kelione.Journeys;

namespace Kelione.Workspace;

/// <summary>What of journeys is compared: the columns that a likely satisfaction is told from. Immutable.</summary>
internal sealed class JourneyColumns
{
    // A column must tell so many customers apart, or nothing can be learnt from it.
    private const int LeastCustomers = 15;
    private const double LeastShare = 0.02;
    private const int MostActivities = 40;
    private const int MostWaits = 30;
    private const int MostStops = 15;

    private readonly Dictionary<string, int> _passed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _repeated = new(StringComparer.Ordinal);
    private readonly Dictionary<(string From, string To), int> _waits = [];
    private readonly Dictionary<string, int> _stopped = new(StringComparer.Ordinal);
    private readonly List<(LikelyReasonKind Kind, string Activity, string? To)> _columns = [];

    /// <summary>Chooses the columns out of the journeys of those who answered.</summary>
    public JourneyColumns(IReadOnlyList<JourneyTale> tales)
    {
        var (passed, repeated, waits, stopped) = Count(tales);
        var least = Math.Max(LeastCustomers, LeastShare * tales.Count);
        Take(passed.Where(p => tales.Count - p.Value >= least), MostActivities, LikelyReasonKind.Passed, _passed);
        Take(repeated, MostActivities, LikelyReasonKind.Repeated, _repeated);
        Take(stopped, MostStops, LikelyReasonKind.Stopped, _stopped);
        foreach (var ((from, to), _) in waits.Where(w => w.Value >= least).OrderByDescending(w => w.Value).ThenBy(w => w.Key.From, StringComparer.Ordinal).ThenBy(w => w.Key.To, StringComparer.Ordinal).Take(MostWaits))
        {
            _waits.Add((from, to), _columns.Count);
            _columns.Add((LikelyReasonKind.Wait, from, to));
        }

        _columns.Add((LikelyReasonKind.Events, "", null));
        _columns.Add((LikelyReasonKind.Pause, "", null));

        void Take(IEnumerable<KeyValuePair<string, int>> counts, int most, LikelyReasonKind kind, Dictionary<string, int> index)
        {
            foreach (var (activity, _) in counts.Where(c => c.Value >= least).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(most))
            {
                index.Add(activity, _columns.Count);
                _columns.Add((kind, activity, null));
            }
        }
    }

    /// <summary>What each column is about.</summary>
    public IReadOnlyList<(LikelyReasonKind Kind, string Activity, string? To)> All => _columns;

    /// <summary>A journey's columns: counts and times as logarithms, as twice as long means about as much for an hour as for a week; not a number where it says nothing.</summary>
    public double[] Of(JourneyTale tale)
    {
        var row = new double[_columns.Count];
        foreach (var column in _waits.Values)
        {
            row[column] = double.NaN;
        }

        var pause = 0L;
        for (var i = 0; i < tale.Events.Count; i++)
        {
            var (time, activity) = tale.Events[i];
            Put(row, _passed, activity, 1);
            Put(row, _repeated, activity, 1 + (_repeated.TryGetValue(activity, out var count) ? row[count] : 0));
            if (i + 1 < tale.Events.Count)
            {
                var (next, to) = tale.Events[i + 1];
                pause = Math.Max(pause, next - time);
                if (_waits.TryGetValue((activity, to), out var column))
                {
                    var wait = Logged(Seconds(next - time));
                    row[column] = double.IsNaN(row[column]) ? wait : Math.Max(row[column], wait);
                }
            }
            else
            {
                Put(row, _stopped, activity, 1);
            }
        }

        foreach (var column in _repeated.Values)
        {
            row[column] = Logged(Math.Max(0, row[column] - 1));
        }

        row[^2] = Logged(tale.Events.Count);
        row[^1] = Logged(Seconds(pause));
        return row;
    }

    /// <summary>A column's number as people say it: how often, or how many seconds.</summary>
    public double Said(int column, double number) => _columns[column].Kind switch
    {
        LikelyReasonKind.Passed or LikelyReasonKind.Stopped => number,
        LikelyReasonKind.Repeated => Math.Exp(number),
        _ => Math.Exp(number) - 1,
    };

    private static void Put(double[] row, Dictionary<string, int> index, string activity, double number)
    {
        if (index.TryGetValue(activity, out var column))
        {
            row[column] = number;
        }
    }

    private static double Logged(double number) => Math.Log(1 + number);

    private static double Seconds(long micros) => micros / (double)UtcTime.MicrosPerSecond;

    private static (Dictionary<string, int> Passed, Dictionary<string, int> Repeated, Dictionary<(string From, string To), int> Waits, Dictionary<string, int> Stopped) Count(IReadOnlyList<JourneyTale> tales)
    {
        var (passed, repeated, stopped) = (new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        var waits = new Dictionary<(string, string), int>();
        foreach (var tale in tales.Where(t => t.Events.Count > 0))
        {
            foreach (var group in tale.Events.GroupBy(e => e.Activity, StringComparer.Ordinal))
            {
                passed[group.Key] = passed.GetValueOrDefault(group.Key) + 1;
                if (group.Skip(1).Any())
                {
                    repeated[group.Key] = repeated.GetValueOrDefault(group.Key) + 1;
                }
            }

            foreach (var pair in tale.Events.Zip(tale.Events.Skip(1), (a, b) => (a.Activity, b.Activity)).Distinct())
            {
                waits[pair] = waits.GetValueOrDefault(pair) + 1;
            }

            stopped[tale.Events[^1].Activity] = stopped.GetValueOrDefault(tale.Events[^1].Activity) + 1;
        }

        return (passed, repeated, waits, stopped);
    }
}
